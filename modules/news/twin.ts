/**
 * Twins (Sprachfassungen) of news and events: each a title and a text. German alone may be published; the English page then says so. When one is stale: `#platform/twins`.
 */
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import { inStep, staleAfter, type Stale } from '#platform/twins'
import { LANGUAGES, otherLanguage, type Language } from '#platform/words'

export type Text = { readonly title: string; readonly text: string }

export type Twin = Text & { readonly changedAt: Instant; /** The other one says more since then. */ readonly staleSince?: Instant }

export type Twins = { readonly [L in Language]?: Twin }

const sayingOf = (texts: { readonly [L in Language]?: Text }): { readonly [L in Language]?: string } => Object.fromEntries(LANGUAGES.flatMap((language) => (texts[language] === undefined ? [] : [[language, `${texts[language].title}\n${texts[language].text}`]])))

const staleOf = ({ de, en }: Twins): Stale => ({ ...(de?.staleSince === undefined ? {} : { de: de.staleSince }), ...(en?.staleSince === undefined ? {} : { en: en.staleSince }) })

/** What is written now, over what was known: a language without title and text is none. */
export function written(known: Twins, said: { readonly [L in Language]?: Text }, now: Instant, { othersStay = false } = {}): Result<Twins> {
  for (const language of LANGUAGES) if (said[language] !== undefined && said[language].title === '' && said[language].text !== '') return refuse('invalid', 'news.untitled', { language })
  const texts = Object.fromEntries(LANGUAGES.flatMap((language) => (said[language] === undefined || said[language].title === '' ? [] : [[language, said[language]]]))) as { readonly [L in Language]?: Text } // its keys are languages
  if (texts.de === undefined && texts.en === undefined) return refuse('invalid', 'news.nothing')
  const [before, after] = [sayingOf(known), sayingOf(texts)]
  const stale = staleAfter(staleOf(known), before, after, { now, othersStay })
  const twin = (language: Language): { readonly [L in Language]?: Twin } => {
    const [had, has] = [known[language], texts[language]]
    if (has === undefined) return {}
    const changedAt = had !== undefined && before[language] === after[language] ? had.changedAt : now
    return { [language]: { title: has.title, text: has.text, changedAt, ...(stale[language] === undefined ? {} : { staleSince: stale[language] }) } }
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

/** Was there for readers, and is missing since. */
export type Gone = Stale

/** What readers had before and have no longer. */
export const goneAfter = (gone: Gone, known: Twins, twins: Twins, now: Instant): Gone =>
  Object.fromEntries(LANGUAGES.flatMap((language) => {
    const since = twins[language] === undefined ? (gone[language] ?? (known[language] === undefined ? undefined : now)) : undefined
    return since === undefined ? [] : [[language, since]]
  }))

/** May these be shown to everybody? `blocks`: only where neither is stale or gone. */
export function readyToPublish(twins: Twins, gone: Gone, blocks: boolean): Result<void> {
  if (twins.de === undefined) return refuse('conflict', 'news.noGerman')
  return blocks ? inStep(staleOf(twins), (language) => gone[language] !== undefined) : accept(undefined)
}

/** When any of it was changed last. */
export const changedAt = ({ de, en }: Twins): Instant | undefined => (de !== undefined && (en === undefined || de.changedAt >= en.changedAt) ? de.changedAt : en?.changedAt)
