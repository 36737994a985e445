/** What of member lists comes in and goes out. An entry is named by its number on the list. */
import { z } from 'zod'
import { LEAF, NEXT } from '#platform/http'
import type { Language } from '#platform/words'
import { byOut } from './map-schema.ts'
import { isOpen, isProposed, kindOf, MOST_ENTRIES, type ListReading, type MemberList, type Proposal } from './member-list.ts'
import type { Taken } from './member-list-jobs.ts'
import type { ListedList } from './member-list-store.ts'
import type { Sites } from './member-list.part.ts'
import { Organisation } from './schema.ts'
import { sentenceOf } from './source.part.tsx'
import type { MapView } from './view-store.ts'

const STATES = ['reading', 'found', 'refused', 'taken'] as const
const outside = z.literal('outside')
const whose = { de: 'wessen Mitglieder: die eines Clusters, oder „outside“, Organisationen außerhalb der Allianz', en: 'whose members: those of a cluster, or “outside”, organisations outside the alliance' }

// ---- In

export const ListsQuery = z.strictObject({ ...LEAF, after: z.uuid().optional().meta({ de: 'beginnt nach dieser Liste', en: 'begins after this list' }) })

const asked = { for: z.union([Organisation, outside]).meta(whose) }
export const ListIn = z.strictObject({ ...asked, address: z.url({ protocol: /^https?$/ }).max(2_000).meta({ de: 'Adresse der Mitgliederseite', en: 'address of the member page' }) })

/** Beside the file of an upload. */
export const ListFileIn = z.strictObject({ ...asked, rights: z.literal('yes').meta({ de: 'ja, diese Liste darf ausgewertet werden', en: 'yes, this list may be analysed' }) })

const version = z.int().min(1).optional().meta({ de: 'der Stand, der gesehen wurde; statt If-Match', en: 'the version that was seen; instead of If-Match' })
export const ListReadingIn = z.strictObject({ version })
export const TakingIn = z.strictObject({ entries: z.array(z.int().min(0).max(MOST_ENTRIES - 1)).min(1).max(MOST_ENTRIES).meta({ de: 'die Nummern der Einträge, die übernommen werden; was schon dabei ist, wird übergangen', en: 'the numbers of the entries that are taken; what is there already is passed over' }), version })

// ---- Out

const list = {
  id: z.uuid(),
  version: z.int(),
  for: z.union([z.uuid(), outside]).meta(whose),
  address: z.string().optional(),
  file: z.string().optional().meta({ de: 'Name der Datei', en: 'name of the file' }),
  state: z.enum(STATES).meta({ de: 'wird gelesen, wartet auf die Auswahl, nicht lesbar, übernommen', en: 'being read, waits for the selection, not readable, taken' }),
  askedAt: z.iso.datetime(),
  askedBy: z.string().optional(),
}
export const ListOut = z.strictObject(list)
export const ListsOut = z.strictObject({ lists: z.array(ListOut), ...NEXT })

const EntryOut = z.strictObject({
  entry: z.int().meta({ de: 'Nummer auf der Liste', en: 'number on the list' }),
  name: z.string(),
  website: z.string().optional(),
  place: z.string().optional(),
  kind: z.string(),
  verdict: z.enum(['new', 'same', 'perhaps', 'ambiguous', 'twice']).meta({ de: 'neu, bekannt, vielleicht bekannt, passt auf mehrere, steht weiter oben schon', en: 'new, known, perhaps known, fits several, stands further up already' }),
  organisations: z.array(z.uuid()).meta({ de: 'wofür er gehalten wird', en: 'what it is taken for' }),
  isOpen: z.boolean().meta({ de: 'lässt sich übernehmen', en: 'can be taken' }),
  isProposed: z.boolean().meta({ de: 'wird zum Übernehmen vorgeschlagen', en: 'is proposed to be taken' }),
})
const SitesOut = z.strictObject({ waiting: z.int(), read: z.int(), profiled: z.int(), refused: z.int(), unread: z.array(z.strictObject({ source: z.uuid(), title: z.string(), why: z.string() })) })

export const ListWhole = z.strictObject({
  ...list,
  progress: z.strictObject({ members: z.int(), pages: z.int(), ownPages: z.int(), ofOwnPages: z.int() }).optional().meta({ de: 'wie weit das Lesen der Liste ist: Mitglieder bisher, Seiten der Liste, Seiten von Mitgliedern und wie viele es sind', en: 'how far the reading of the list is: members so far, pages of the list, pages of members and how many there are' }),
  refused: z.string().optional().meta({ de: 'warum sie sich nicht lesen lässt', en: 'why it cannot be read' }),
  lost: z.int().meta({ de: 'Einträge, die zu viel waren', en: 'entries that were too many' }),
  missed: z.int().meta({ de: 'Seiten der Liste, die nicht lesbar waren', en: 'pages of the list that were not readable' }),
  entries: z.array(EntryOut).meta({ de: 'solange die Liste auf die Auswahl wartet', en: 'while the list waits for the selection' }),
  outcome: z.strictObject({ created: z.int(), known: z.int(), bare: z.int().meta({ de: 'ohne bekannte Website', en: 'whose website nobody knows' }), refused: z.array(z.strictObject({ name: z.string(), why: z.string() })), sources: z.array(z.uuid()) }).optional().meta({ de: 'was die Übernahme brachte', en: 'what taking it brought' }),
  websites: SitesOut.optional().meta({ de: 'wie viele der Websites gelesen sind, und welche sich nicht lesen ließen', en: 'how many of the websites are read, and which could not be' }),
})
export const TakenOut = z.strictObject({
  ...list,
  organisations: z.array(z.uuid()).meta({ de: 'neu angelegte Organisationen', en: 'organisations written down anew' }),
  placed: z.array(z.uuid()).meta({ de: 'bekannte Organisationen, die nun zum Cluster gehören', en: 'known organisations that belong to the cluster now' }),
  sources: z.array(z.uuid()).meta({ de: 'Websites, die nun gelesen werden', en: 'websites that are read now' }),
})

type Known = Pick<MapView, 'organisations'>

export const presentList = ({ id, version: at, cluster, address, fileName, state, asked: { at: askedAt, by } }: ListedList, view: Known): z.input<typeof ListOut> => ({
  id, version: at, for: cluster ?? 'outside', address, file: fileName, state, askedAt: askedAt.toISOString(), askedBy: byOut(by, view),
})

export const presentWholeList = (one: MemberList, proposals: readonly Proposal[], sites: Sites | undefined, view: Known, language: Language): z.input<typeof ListWhole> => ({
  ...presentList(one, view),
  progress: one.state === 'reading' && one.progress !== undefined ? progressOut(one.progress) : undefined,
  refused: one.refusal === undefined ? undefined : sentenceOf(one.refusal, language),
  lost: one.lost,
  missed: one.missed,
  entries: proposals.map(entryOut),
  outcome: one.outcome === undefined ? undefined : { created: one.outcome.created, known: one.outcome.known, bare: one.outcome.bare, refused: one.outcome.refused.map(({ name, refusal }) => ({ name, why: sentenceOf(refusal, language) })), sources: [...one.outcome.sources] },
  websites: sites === undefined ? undefined : sitesOut(sites, language),
})

const progressOut = ({ members, pages, ownPages, ofOwnPages }: ListReading) => ({ members, pages, ownPages, ofOwnPages })

const sitesOut = ({ counts: { waiting, read, profiled, refused }, unread }: Sites, language: Language): z.input<typeof SitesOut> => ({
  waiting, read, profiled, refused, unread: unread.map(({ id, title, refusal }) => ({ source: id, title, why: refusal === undefined ? '' : sentenceOf(refusal, language) })),
})

function entryOut(one: Proposal): z.input<typeof EntryOut> {
  const { entry, place, recognised } = one
  const organisations = recognised.verdict === 'ambiguous' ? recognised.organisations : 'organisation' in recognised ? [recognised.organisation] : []
  return {
    entry: place, name: entry.name, website: entry.website, place: entry.place, kind: recognised.verdict === 'same' ? recognised.organisation.kind : kindOf(entry),
    verdict: recognised.verdict, organisations: organisations.map(({ id }) => id), isOpen: isOpen(one), isProposed: isProposed(one),
  }
}

export const presentTaken = ({ list: one, created, placed, sources }: Taken, view: Known): z.input<typeof TakenOut> => ({ ...presentList(one, view), organisations: [...created], placed: [...placed], sources: sources.map(({ id }) => id) })
