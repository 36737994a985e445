/**
 * Overlap notice (Hinweis auf Überschneidung): two plans touch of which neither lead may read the other. It names neither title, organisation nor topic beyond what both release (`release.ts`).
 * Each side knows it by a name of its own; the two names have nothing in common, so that nobody who meets both sees that they are one.
 * **Source**: Art. 101 TFEU, § 1 GWB; guidelines on horizontal co-operation (2023/C 259/01), chapter 6: plans for the future are sensitive between competitors; CJEU C-74/14 (Eturas): who knows and is silent may be liable.
 */
import type { Author, Organisation } from '#modules/members'
import type { Project, ProjectId } from '#modules/projects'
import type { Id } from '#platform/ids'
import { refuse, type Result, accept } from '#platform/result'
import type { Instant } from '#platform/time'
import type { Kind, Strength } from './finding.ts'
import { reaches, type Level, type Release, type SideName } from './release.ts'

export type NoticeId = Id<'overlap-notice'>
/** By what one side knows a notice. */
export type SideId = Id<'overlap-side'>

export type Passage = { readonly a: string; readonly b: string }

/** What may be shown of a notice, as it was found: of later texts nothing is added. */
export type Evidence = {
  readonly kinds: readonly Kind[]
  readonly strength: Strength
  readonly fields: Readonly<Record<SideName, readonly string[]>>
  readonly topics: readonly string[]
  readonly titles: Readonly<Record<SideName, Project['twins']>>
  readonly passages: readonly Passage[]
}

export type Notice = {
  readonly id: NoticeId
  readonly plans: Readonly<Record<SideName, ProjectId>>
  readonly names: Readonly<Record<SideName, SideId>>
  readonly confided: boolean
  readonly release: Release
  readonly evidence: Evidence
  /** Of the texts as they were found; of who declined, as it was then. */
  readonly hashes: Readonly<Record<SideName, string>>
  readonly foundAt: Instant
  readonly shownFrom: Instant
}

/** What a level lets a side see of the other: nothing beyond it is even put together. */
export type Shown = {
  readonly level: Level
  readonly fields?: readonly string[]
  readonly kinds?: readonly Kind[]
  readonly strength?: Strength
  readonly topics?: readonly string[]
  readonly titles?: Project['twins']
  readonly passages?: readonly { readonly own: string; readonly other: string }[]
}

export function shownTo(side: SideName, level: Level, evidence: Evidence): Shown {
  const other = side === 'a' ? 'b' : 'a'
  return {
    level,
    ...(reaches(level, 'field') ? { fields: evidence.fields[other] } : {}),
    ...(reaches(level, 'topics') ? { topics: evidence.topics, kinds: evidence.kinds, strength: evidence.strength } : {}),
    ...(reaches(level, 'text') ? { titles: evidence.titles[other], passages: evidence.passages.map((passage) => ({ own: passage[side], other: passage[other] })) } : {}),
  }
}

/** Competitors, for this purpose: companies of one field. */
export const areCompetitors = (one: Pick<Organisation, 'kind' | 'fields'>, other: Pick<Organisation, 'kind' | 'fields'>): boolean => one.kind === 'company' && other.kind === 'company' && one.fields.some((field) => other.fields.includes(field))

/**
 * Is a pair that touches worth a notice, after those there were? One is enough while it is open; and who declined is asked again only once their own text has changed: nobody is worn down by another's new versions.
 * In: the earlier notices of the pair, and the hashes of today.
 */
export function isNew(earlier: readonly Pick<Notice, 'release' | 'hashes'>[], today: Readonly<Record<SideName, string>>): boolean {
  return earlier.every(({ release, hashes }) => {
    if (release.ended === undefined && release.a.state !== 'declined' && release.b.state !== 'declined') return false
    if (release.ended === 'closed') return hashes.a !== today.a || hashes.b !== today.b
    return (['a', 'b'] as const).every((side) => release[side].state !== 'declined' || hashes[side] !== today[side])
  })
}

/** “Ich distanziere mich”: once by each, dated, never taken back. */
export type Distancing = { readonly notice: NoticeId; readonly side: SideName; readonly by: Author; readonly at: Instant; readonly shown?: Level; readonly title: Project['twins'] }

const isSame = (one: Author, other: Author): boolean => one.as === other.as && one.person === other.person && (one.as === 'curator' || (other.as === 'organisation' && one.organisation === other.organisation))

export const distance = (distancing: Distancing, known: readonly Distancing[]): Result<Distancing> => (known.some(({ by }) => isSame(by, distancing.by)) ? refuse('conflict', 'overlap.distancedTwice') : accept(distancing))
