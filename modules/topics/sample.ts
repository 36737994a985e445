/** A small vocabulary, sources and signatures for tests, in one-line notations. */
import type { Vocabulary } from '#engine'
import type { Id } from '#platform/ids'
import type { Author, OrganisationId } from '#modules/members'
import type { Instant } from '#platform/time'
import type { Audience } from './audience.ts'
import type { Showing } from './competence.ts'
import type { Signed, Source, SourceDraft } from './source.ts'

/** The nth id of its kind: the same every time. */
export const nth = <Kind extends string>(n: number): Id<Kind> => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}` as Id<Kind> // written as ids are

export const POLYMERMAT: OrganisationId = nth(1)
export const OPTONET: OrganisationId = nth(2)
export const UHU: OrganisationId = nth(3)

/** Signed by the curator, or by an organisation, so many minutes later. */
export const signed = (at: Instant, organisation?: OrganisationId): Signed => {
  const by: Author = organisation === undefined ? { as: 'curator' } : { as: 'organisation', organisation }
  return { by, at }
}

/** A hierarchy of three levels: material above polymer and glass, polymer above biopolymer; light above laser; laser above laser welding. */
export const SMALL: Vocabulary = {
  title: 'Klein',
  concepts: [
    { id: 'material', prefLabel: { de: 'Werkstoff', en: 'material' } },
    { id: 'polymer', prefLabel: { de: 'Kunststoff', en: 'polymer' }, altLabel: { de: ['Polymer', 'Plastik'] }, broader: ['material'] },
    { id: 'biopolymer', prefLabel: { de: 'Biopolymer', en: 'biopolymer' }, altLabel: { de: ['Biokunststoff'] }, broader: ['polymer'], related: ['glass'] },
    { id: 'glass', prefLabel: { de: 'Glas', en: 'glass' }, broader: ['material'] },
    { id: 'light', prefLabel: { de: 'Licht', en: 'light' } },
    { id: 'laser', prefLabel: { de: 'Laser', en: 'laser' }, broader: ['light'], axis: 'cross-cutting' },
    { id: 'laser-welding', prefLabel: { de: 'Laserschweißen', en: 'laser welding' }, broader: ['laser', 'material'] },
  ],
}

export const draftOf = (organisation: OrganisationId, draft: Partial<SourceDraft> = {}): SourceDraft => ({ organisations: [organisation], kind: 'pasted', title: 'Profil', audience: 'alliance', hash: 'h1', ...draft })

/** `showing(UHU, 'laser', 'public')`: a source of its own shows it with weight one half. */
export const showing = (organisation: OrganisationId, topic: string, audience: Audience, more: Partial<Showing> = {}): Showing => {
  const unit = more.unit ?? `${organisation} ${topic} ${audience}`
  return { organisation, topic, audience, stance: 'has', weight: 0.5, source: unit as Source['id'], unit, ...more } // a source of its own
}
