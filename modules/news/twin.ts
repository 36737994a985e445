/**
 * Twins (Sprachfassungen): what is said in German and English side by side. German alone may be published; the English page then says so.
 * A twin is *stale* from when the other was changed and it was not; it no longer is when it is changed itself. Whoever changes only a comma says that the other stays right.
 */
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import { LANGUAGES, type Language } from '#platform/words'

export type Text = { readonly title: string; readonly text: string }

export type Twin = Text & { readonly changedAt: Instant; /** The other one says more since then. */ readonly staleSince?: Instant }

export type Twins = { readonly [L in Language]?: Twin }

/** What is written now, over what was known: a language without title and text is none. */
export function written(known: Twins, said: { readonly [L in Language]?: Text }, now: Instant, { othersStay = false } = {}): Result<Twins> {
  for (const language of LANGUAGES) if (said[language] !== undefined && said[language].title === '' && said[language].text !== '') return refuse('invalid', 'news.untitled', { language })
  const isSaid = (language: Language): boolean => (said[language]?.title ?? '') !== ''
  if (!LANGUAGES.some(isSaid)) return refuse('invalid', 'news.nothing')
  const isChanged = (language: Language): boolean => isSaid(language) && (known[language]?.title !== said[language]?.title || known[language]?.text !== said[language]?.text)
  const twin = (language: Language): { readonly [L in Language]?: Twin } => {
    const [before, text] = [known[language], said[language]]
    if (text === undefined || text.title === '') return {}
    if (before === undefined || isChanged(language)) return { [language]: { title: text.title, text: text.text, changedAt: now } }
    const other = language === 'de' ? 'en' : 'de'
    // Who brings a stale twin up to date, or adds one, does not make the other stale.
    const isLeftBehind = isChanged(other) && known[other] !== undefined && known[other].staleSince === undefined && !othersStay
    return { [language]: before.staleSince === undefined && isLeftBehind ? { ...before, staleSince: now } : before }
  }
  return accept({ ...twin('de'), ...twin('en') })
}

/** What a reader of this language is shown: the twin of it, or the other. */
export function readIn(twins: Twins, language: Language): { readonly twin: Twin; readonly language: Language } {
  const other = language === 'de' ? 'en' : 'de'
  const [own, foreign] = [twins[language], twins[other]]
  if (own !== undefined) return { twin: own, language }
  if (foreign !== undefined) return { twin: foreign, language: other }
  throw new Error('there is always one twin')
}

/** May these be shown to everybody? `blocks`: a stale twin must be brought up to date first, as with rules and positions. */
export function readyToPublish(twins: Twins, blocks: boolean): Result<Twins> {
  if (twins.de === undefined) return refuse('conflict', 'news.noGerman')
  const stale = blocks ? LANGUAGES.find((language) => twins[language]?.staleSince !== undefined) : undefined
  return stale === undefined ? accept(twins) : refuse('conflict', 'news.stale', { language: stale })
}

/** When any of it was changed last. */
export const changedAt = ({ de, en }: Twins): Instant | undefined => (de !== undefined && (en === undefined || de.changedAt >= en.changedAt) ? de.changedAt : en?.changedAt)
