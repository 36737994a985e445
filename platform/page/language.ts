/** The language of the page being rendered, for the parts that say something themselves. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { say, type Language } from '../words.ts'
import { PAGE_WORDS } from './words.ts'

export const PageLanguage = createContext<Language>('de')

/** Says a word of the page kit in the page's language. */
export function useWords(): (key: keyof typeof PAGE_WORDS, facts?: Readonly<Record<string, string | number>>) => string {
  const language = useContext(PageLanguage)
  return (key, facts) => say(PAGE_WORDS, language, key, facts)
}
