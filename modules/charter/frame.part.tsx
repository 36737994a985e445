/** What the pages and doors of the Regelwerk share: what stands in addresses, texts as paragraphs, rules as sentences, forms that come back. */
import { idAt, sayFields, type Door, type FormValues } from '#platform/http'
import { addressOf, Notice, Paragraphs, type Entered } from '#platform/page'
import { attempt, isOneOf, must, refuse, type Refusal, type Result } from '#platform/result'
import { printDay } from '#platform/time'
import { TWIN_WORDS } from '#platform/twins'
import { say, spokenIn, type Language } from '#platform/words'
import { majority, type Actor } from '#modules/members'
import { together } from '#modules/people'
import type { CharterNeeds } from './doing.part.ts'
import type { DecisionKind, DocumentId, DocumentRule, Version } from './document.ts'
import { PAGE_WORDS } from './page-words.ts'
import { may } from './policy.ts'
import { ruleInForce } from './rule-store.ts'
import { Kind } from './schema.ts'
import { because, sentenceFor } from './telling.ts'
import { VOTE_WORDS } from './vote-words.ts'
import { ADDRESSES, WORDS } from './words.ts'

/** In which this module refuses. */
export const CHARTER_WORDS = { ...majority.REFUSALS, ...together.REFUSALS, ...TWIN_WORDS, ...VOTE_WORDS, ...WORDS }

export type Facts = Readonly<Record<string, string | number>>

export const speaker = (language: Language) => (key: keyof typeof PAGE_WORDS, facts?: Facts): string => say(PAGE_WORDS, language, key, facts)

export const whyNot = (result: Result<unknown>, language: Language): string | undefined => because(result, language, CHARTER_WORDS)

// ---- Addresses

export const documentIn = (door: Door): DocumentId => idAt(door, 'document.none')

export const changeAt = (id: DocumentId, language: Language): string => addressOf(ADDRESSES.change, language, { id })

/** The kind of decision in the address; another names nothing. */
export const decisionIn = (door: Door): DecisionKind => Kind.safeParse(door.req.param('kind')).data ?? must(refuse('missing', 'document.none'))

/** The number of a version in the address. */
export const numberIn = (door: Door): number => (/^\d{1,6}$/.test(door.req.param('number') ?? '') ? Number(door.req.param('number')) : must(refuse('missing', 'document.noVersion')))

export const documentAt = (id: DocumentId, language: Language): string => addressOf(ADDRESSES.document, language, { id })

/** A signed page is some megabytes. */
export const SIGNED_FILE = { bytes: 10_100_000, parts: 6 }

// ---- Rules

/** The rule in force for a kind of decision, for those who may know it. */
export async function ruleNow(needs: CharterNeeds, actor: Actor, kind: DecisionKind): Promise<majority.SourcedRule> {
  must(may.readInside(actor))
  return must(await ruleInForce(needs.db, kind))
}

/** What a document says, rule by rule; `overruled`: by what, where a part does not hold. */
export const Rules = ({ rules, language, overruled }: { readonly rules: readonly DocumentRule[]; readonly language: Language; readonly overruled: (rule: DocumentRule, part: majority.RulePart) => majority.RuleSource | undefined }) => {
  const word = speaker(language)
  if (rules.length === 0) return <p class="soft">{word('noRules')}</p>
  return (
    <>
      {rules.map((rule) => (
        <div key={rule.kind}>
          <h3>{word('ruleAt', { decision: say(WORDS, language, `decision.${rule.kind}`), clause: rule.clause })}</h3>
          <ul>
            {majority.tellParts(rule.says, language).map(({ part, sentence }) => {
              const above = overruled(rule, part)
              return <li key={part}>{say(WORDS, language, `part.${part}`)}: {sentence}{above === undefined ? null : <span class="soft"> {word('prevails', { source: above[language] })}</span>}</li>
            })}
          </ul>
        </div>
      ))}
    </>
  )
}

// ---- Texts

/** The text in the reader's language or in the other, in paragraphs. */
export const Text = ({ version: { text, stale }, zone, language }: { readonly version: Version; readonly zone: string; readonly language: Language }) => {
  const shown = spokenIn(text, language)
  if (text[shown].trim() === '') return <p class="soft">{speaker(language)('noText')}</p>
  const since = stale?.[shown]
  return (
    <>
      {since === undefined ? null : <Notice title={say(TWIN_WORDS, language, 'twin.stale')}><p>{say(TWIN_WORDS, language, 'twin.staleTold', { day: printDay(since, language, zone) })}</p></Notice>}
      <Paragraphs text={text[shown]} language={shown} />
    </>
  )
}

/** What a version is, in a sentence. */
export function tellVersion({ number, state, inForceAt }: Version, zone: string, language: Language): string {
  const word = speaker(language)
  if (state === 'in-force' && inForceAt !== undefined) return word('isInForce', { number, day: printDay(inForceAt, language, zone) })
  return word(state === 'draft' ? 'isDraft' : state === 'with-members' ? 'isWithMembers' : 'isSuperseded', { number })
}

// ---- Forms

const isOfFields = ({ reason }: Refusal): boolean => reason === 'http.fields'

/** Done, or refused in a way that the form comes back for. */
export async function attempted(work: () => Promise<unknown>): Promise<Refusal | undefined> {
  const done = await attempt(work, isOneOf('invalid', 'conflict', 'stale'))
  return done.ok ? undefined : done.refusal
}

export const enteredAgain = (values: FormValues, refusal: Refusal | undefined, language: Language): Entered => ({ values, ...(refusal !== undefined && isOfFields(refusal) ? { errors: sayFields(refusal, language, CHARTER_WORDS) } : {}) })

/** Why it was not done, where no field says it. */
export const NotDone = ({ refusal, language, title = 'notDone' }: { readonly refusal: Refusal | undefined; readonly language: Language; readonly title?: 'notDone' | 'noAnswer' }) =>
  refusal === undefined || isOfFields(refusal) ? null : <Notice kind="wrong" title={speaker(language)(title)}><p>{sentenceFor(refusal, language, CHARTER_WORDS)}</p></Notice>
