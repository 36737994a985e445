/** The wire of this module: what doors take and what they answer. */
import { z } from 'zod'
import { idOr } from '#platform/http'
import type { ProjectId } from '#modules/projects'
import { ANSWERS, KINDS, STRENGTHS, type Finding } from './finding.ts'
import { shownTo } from './notice.ts'
import type { LedNotice } from './notice-store.ts'
import { isOver, LEVELS, seenBy, SIDES, type SideName } from './release.ts'

const level = { de: 'Freigabestufe', en: 'release level' }

export const ReleaseIn = z.strictObject({ level: z.enum(LEVELS).meta(level) })
export const PassingIn = z.strictObject({ side: z.enum(SIDES).meta({ de: 'an welche Leitung', en: 'to which lead' }) })

const ShownOut = z.strictObject({
  level: z.enum(LEVELS).meta(level),
  fields: z.array(z.string()).optional(),
  kinds: z.array(z.enum(KINDS)).optional(),
  strength: z.enum(STRENGTHS).optional(),
  topics: z.array(z.string()).optional(),
  lead: z.string().optional().meta({ de: 'die andere Leitung', en: 'the other lead' }),
  titles: z.record(z.string(), z.string()).optional(),
  passages: z.array(z.strictObject({ own: z.string(), other: z.string() })).optional(),
})

export const NoticeOut = z.strictObject({
  id: z.string(),
  plan: z.string().meta({ de: 'das eigene Vorhaben', en: 'one’s own plan' }),
  since: z.string(),
  is: z.enum(['open', 'nothing', 'declined']).meta({ de: '„nothing“: nichts mehr zu sehen, aus welchem Grund auch immer', en: '“nothing”: nothing left to see, for whatever reason' }),
  state: z.enum(['unseen', 'allowed', 'withdrawn']).optional().meta({ de: 'die eigene Antwort', en: 'one’s own answer' }),
  level: z.enum(LEVELS).optional().meta({ de: 'was man selbst freigegeben hat', en: 'what one has released' }),
  reached: z.enum(LEVELS).optional().meta({ de: 'was schon zu sehen war', en: 'what was shown already' }),
  shown: ShownOut.optional().meta({ de: 'was beide jetzt sehen', en: 'what both see now' }),
})
export const NoticesOut = z.strictObject({ notices: z.array(NoticeOut) })

export function presentNotice({ names, plans, shownFrom, release, evidence, led }: LedNotice, side: SideName): z.input<typeof NoticeOut> {
  const seen = seenBy(release, side)
  const told = { id: names[side], plan: plans[side], since: shownFrom.toISOString(), is: seen.is }
  if (seen.is !== 'open' || seen.own.state === 'declined') return told
  const shown = seen.shown === undefined ? undefined : shownTo(side, seen.shown, evidence)
  const { titles, ...rest } = shown ?? { level: 'existence' as const }
  return {
    ...told,
    state: seen.own.state,
    ...(seen.own.level === undefined ? {} : { level: seen.own.level }),
    ...(seen.reached === undefined ? {} : { reached: seen.reached }),
    ...(shown === undefined ? {} : {
      shown: {
        level: rest.level,
        ...(shown.fields === undefined ? {} : { fields: [...shown.fields] }),
        ...(shown.kinds === undefined ? {} : { kinds: [...shown.kinds] }),
        ...(shown.strength === undefined ? {} : { strength: shown.strength }),
        ...(shown.topics === undefined ? {} : { topics: [...shown.topics] }),
        ...(titles === undefined ? {} : { lead: led[side === 'a' ? 'b' : 'a'].lead, titles: titlesOut(titles) }),
        ...(shown.passages === undefined ? {} : { passages: shown.passages.map((passage) => ({ ...passage })) }),
      },
    }),
  }
}

const titlesOut = (twins: LedNotice['evidence']['titles'][SideName]): Record<string, string> => Object.fromEntries(Object.entries(twins).flatMap(([language, twin]) => (twin === undefined ? [] : [[language, twin.title]])))

export const DistancingOut = z.strictObject({ notice: z.string(), at: z.string(), shown: z.enum(LEVELS).optional().meta({ de: 'was damals zu sehen war', en: 'what was shown at the time' }) })
export const DistancingsOut = z.strictObject({ distancings: z.array(z.strictObject({ ...DistancingOut.shape, who: z.string() })) })

const ConfidedSide = z.strictObject({ plan: z.string(), lead: z.string(), told: z.boolean() })
export const ConfidedOut = z.strictObject({ id: z.string(), a: ConfidedSide, b: ConfidedSide, kinds: z.array(z.enum(KINDS)), strength: z.enum(STRENGTHS), foundAt: z.string(), isOver: z.boolean() })
export const ConfidedListOut = z.strictObject({ notices: z.array(ConfidedOut) })

export const presentConfided = ({ id, plans, led, release, evidence, foundAt }: LedNotice): z.input<typeof ConfidedOut> => ({
  id,
  a: { plan: plans.a, lead: led.a.lead, told: release.a.told },
  b: { plan: plans.b, lead: led.b.lead, told: release.b.told },
  kinds: [...evidence.kinds],
  strength: evidence.strength,
  foundAt: foundAt.toISOString(),
  isOver: isOver(release),
})

// ---- Findings

export const AnswerIn = z.strictObject({ answer: z.enum(ANSWERS).meta({ de: 'Antwort', en: 'answer' }), reason: z.string().max(10_000).meta({ de: 'Begründung', en: 'reason' }), seen: z.string().max(200).optional().meta({ de: 'der Befund, wie man ihn sah: „hashes“', en: 'the finding as it was seen: “hashes”' }) })
export const FindingsQuery = z.object({ kind: z.enum(KINDS).optional().catch(undefined), state: z.enum(['open', 'answered']).optional().catch(undefined), project: idOr<ProjectId>('finding.none').optional().catch(undefined) })
const Pair = z.strictObject({ a: z.string(), b: z.string() })
export const FindingOut = z.strictObject({
  id: z.string(),
  kind: z.enum(KINDS),
  strength: z.enum(STRENGTHS),
  a: z.string().meta({ de: 'das eine Vorhaben', en: 'one plan' }),
  b: z.string().meta({ de: 'das andere Vorhaben', en: 'the other plan' }),
  foundAt: z.string(),
  hashes: z.string(),
  evidence: z.strictObject({
    passages: z.array(Pair).optional(),
    words: z.array(Pair).optional(),
    topics: z.array(z.string()).optional(),
    needs: z.array(z.strictObject({ by: z.enum(['a', 'b']), sought: z.string(), held: z.string() })).optional(),
    bound: z.array(z.string()).optional(),
    from: z.string().optional(),
    until: z.string().optional(),
    call: z.string().optional(),
    closesOn: z.string().optional(),
  }),
  answer: z.strictObject({ answer: z.enum(ANSWERS), reason: z.string(), at: z.string() }).optional(),
})
export const FindingsOut = z.strictObject({ findings: z.array(FindingOut) })

export const presentFinding = ({ id, kind, strength, a, b, foundAt, hashes, evidence, answer }: Finding): z.input<typeof FindingOut> => {
  const { passages, words, topics, needs, bound, ...rest } = evidence
  return {
    id,
    kind,
    strength,
    a,
    b,
    foundAt: foundAt.toISOString(),
    hashes: seenOf(hashes),
    evidence: { ...rest, ...(passages === undefined ? {} : { passages: [...passages] }), ...(words === undefined ? {} : { words: [...words] }), ...(topics === undefined ? {} : { topics: [...topics] }), ...(needs === undefined ? {} : { needs: [...needs] }), ...(bound === undefined ? {} : { bound: [...bound] }) },
    ...(answer === undefined ? {} : { answer: { answer: answer.answer, reason: answer.reason, at: answer.at.toISOString() } }),
  }
}

/** By which a form says what its reader saw. */
export const seenOf = ({ a, b }: Finding['hashes']): string => `${a.slice(0, 16)}-${b.slice(0, 16)}`

export const RecordOut = z.strictObject({
  comparisons: z.array(z.strictObject({ at: z.string(), others: z.int().optional().meta({ de: 'mit wie vielen Vorhaben des eigenen Leserkreises; fehlt bei verdeckten Vergleichen', en: 'with how many plans of one’s own readers; absent for comparisons under seal' }), notice: z.string().optional() })),
  waitsUntil: z.string().optional(),
  unfit: z.enum(['short', 'listing']).optional().meta({ de: 'warum nicht verdeckt verglichen wird', en: 'why it is not compared under seal' }),
})
