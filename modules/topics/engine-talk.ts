/** What is asked of the engine's thread, and what it answers. */
import type { ComputedMap } from './computed-map.ts'
import type { Curated } from './curation.ts'
import type { KeptProfile } from './kept-profile.ts'
import type { Placed } from './computation.ts'
import type { ResultAudience } from './audience.ts'
import type { Level } from './level.ts'
import type { Showing, Word } from './competence.ts'
import type { Intersection } from '#engine'
import type { Language } from '#platform/words'

export type ProfileQuestion = { readonly ask: 'profile'; readonly acts: readonly Curated[]; readonly texts: readonly { readonly text: string; readonly language?: Language }[] }
/** One of each text: its profile, or why there is none, in both languages. */
export type ProfileAnswer = readonly ({ readonly profile: KeptProfile } | { readonly refused: Readonly<Record<Language, string>> })[]

export type MapQuestion = { readonly ask: 'map'; readonly acts: readonly Curated[]; readonly audience: ResultAudience; readonly level: Level; readonly organisations: readonly Placed[]; readonly showings: readonly Showing[]; readonly words: readonly Word[] }
/** Without the ids under which intersections are kept. */
export type MapAnswer = Omit<ComputedMap, 'found'> & { readonly found: readonly Intersection[] }

/** What texts and names are found by. */
export type TermsQuestion = { readonly ask: 'terms'; readonly names: readonly string[]; readonly texts: readonly { readonly text: string; readonly language?: Language }[] }
/** One of each name: what its compounds hold; one of each text: all its terms. */
export type TermsAnswer = { readonly names: readonly (readonly string[])[]; readonly texts: readonly (readonly string[])[] }

export type EngineQuestion = ProfileQuestion | MapQuestion | TermsQuestion | { readonly ask: 'warm' }
export type EngineAnswer = ProfileAnswer | MapAnswer | TermsAnswer | undefined
