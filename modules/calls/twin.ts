/**
 * Twins (Sprachfassungen) of a call: title, text, and who may apply. One language is enough; when one is stale: `#platform/twins`.
 * **Errors**: `invalid` where there is no title, or more than a page holds.
 */
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import { staleAfter, type Stale } from '#platform/twins'
import { LANGUAGES, otherLanguage, type Language } from '#platform/words'

export type Text = { readonly title: string; readonly text: string; /** Who may apply. */ readonly eligible: string }

export type Twin = Text & { readonly changedAt: Instant; /** The other one says more since then. */ readonly staleSince?: Instant }

export type Texts = { readonly [L in Language]?: Text }
export type Twins = { readonly [L in Language]?: Twin }

const TITLE = 300
const TEXT = 30_000
const ELIGIBLE = 2_000

const sayingOf = (texts: Texts): { readonly [L in Language]?: string } => Object.fromEntries(LANGUAGES.flatMap((language) => (texts[language] === undefined ? [] : [[language, JSON.stringify([texts[language].title, texts[language].text, texts[language].eligible])]])))

const staleOf = ({ de, en }: Twins): Stale => ({ ...(de?.staleSince === undefined ? {} : { de: de.staleSince }), ...(en?.staleSince === undefined ? {} : { en: en.staleSince }) })

/** Do both say the same? */
export const saysTheSame = (one: Texts, other: Texts): boolean => JSON.stringify(sayingOf(one)) === JSON.stringify(sayingOf(other))

/** What is written now, over what was known: a language in which nothing stands is none. */
export function written(known: Twins, said: Texts, now: Instant, othersStay: boolean): Result<Twins> {
  const texts: { [L in Language]?: Text } = {}
  for (const language of LANGUAGES) {
    const [title, text, eligible] = [said[language]?.title.replace(/\s+/g, ' ').trim() ?? '', said[language]?.text.trim() ?? '', said[language]?.eligible.trim() ?? '']
    if (title === '' && (text !== '' || eligible !== '')) return refuse('invalid', 'call.untitled', { language })
    for (const [part, length, limit] of [['title', title.length, TITLE], ['text', text.length, TEXT], ['eligible', eligible.length, ELIGIBLE]] as const) if (length > limit) return refuse('invalid', 'call.long', { part, language, limit })
    if (title !== '') texts[language] = { title, text, eligible }
  }
  if (texts.de === undefined && texts.en === undefined) return refuse('invalid', 'call.noTitle')
  const [before, after] = [sayingOf(known), sayingOf(texts)]
  const stale = staleAfter(staleOf(known), before, after, { now, othersStay })
  const twin = (language: Language): Twins => {
    const [had, has] = [known[language], texts[language]]
    if (has === undefined) return {}
    const changedAt = had !== undefined && before[language] === after[language] ? had.changedAt : now
    return { [language]: { ...has, changedAt, ...(stale[language] === undefined ? {} : { staleSince: stale[language] }) } }
  }
  return accept({ ...twin('de'), ...twin('en') })
}

/** What a reader of this language is shown: the twin of it, or the other. */
export function readIn(twins: Twins, language: Language): { readonly twin: Twin; readonly language: Language } {
  const other = otherLanguage(language)
  const [own, foreign] = [twins[language], twins[other]]
  if (own !== undefined) return { twin: own, language }
  if (foreign !== undefined) return { twin: foreign, language: other }
  throw new Error('there is always one twin')
}

/** Said without what belongs to keeping it. */
export const textsOf = (twins: Twins): Texts => Object.fromEntries(LANGUAGES.flatMap((language) => (twins[language] === undefined ? [] : [[language, { title: twins[language].title, text: twins[language].text, eligible: twins[language].eligible }]])))
