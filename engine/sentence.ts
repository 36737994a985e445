/** A sentence with its facts in place of `{name}`, however often it stands there; what no fact is known for stays empty. */
export function fill(sentence: string, facts: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''))
}
