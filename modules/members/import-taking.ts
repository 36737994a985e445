/**
 * Taking in what a file says, one organisation at a time: recognise it, or write it down anew; then fill, replace, belong. Knows what the file has already said, so that a later row only adds.
 * Everything stays in memory: the plan is made of what was taken.
 */
import { accept, refuse, type Result } from '#platform/result'
import { belong, clustersOf, type Belonging } from './belonging.ts'
import { Register } from './identity.ts'
import type { Change, ImportCircumstances, Known, Recognised, SaidOrganisation } from './import-said.ts'
import { join, type Membership } from './membership.ts'
import { nameKey } from './name-key.ts'
import { amend, describe, nameIn, type Names, type Organisation, type OrganisationId, type Said } from './organisation.ts'
import { holdsOn } from './day.ts'

export type Taken = { readonly recognised: Recognised; readonly changes: readonly Change[]; readonly isNew: boolean }

const LINES = ['kind', 'shortName', 'website', 'email', 'phone', 'place', 'country', 'coordinates', 'carrier'] as const

export class Taking {
  readonly #circumstances: ImportCircumstances
  readonly #register: Register
  readonly #versions: ReadonlyMap<OrganisationId, number>
  /** By the keys of all their names. */
  readonly #clusters = new Map<string, OrganisationId>()
  readonly #touched = new Set<OrganisationId>()
  /** What the file has said so far, “id line”, and the rank of the row that said it. */
  readonly #said = new Map<string, number>()
  readonly #fieldCounts = new Map<string, number>()
  readonly #belongings: Map<OrganisationId, Belonging[]>
  readonly #memberships: Map<OrganisationId, Membership[]>
  readonly #newBelongings: Belonging[] = []
  readonly #newMemberships: Membership[] = []

  constructor(known: Known, circumstances: ImportCircumstances) {
    this.#circumstances = circumstances
    this.#register = new Register(known.organisations)
    this.#versions = new Map(known.organisations.map(({ id, version }) => [id, version]))
    this.#belongings = Map.groupBy(known.belongings, ({ organisation }) => organisation)
    this.#memberships = Map.groupBy(known.memberships, ({ organisation }) => organisation)
    for (const one of known.organisations) if (one.kind === 'cluster') this.#nameCluster(one)
  }

  /** All of it or, refused, none of it. Of two rows that say different things the one of lower rank is believed, whichever comes first. */
  take(said: SaidOrganisation, rank: number): Result<Taken> {
    const clusters = this.#clustersNamed(said)
    if (!clusters.ok) return clusters
    const found = this.#find(said, rank)
    if (!found.ok) return found
    const { before, after, recognised } = found.value
    const placed = this.#place(after, clusters.value, said)
    if (!placed.ok) return placed
    this.#keep(after, said, rank, placed.value)
    return accept({ recognised, isNew: before === undefined, changes: before === undefined ? [] : [...changesBetween(before, after), ...placed.value.changes] })
  }

  /** What is to be written. A new organisation's main field is the one most of its rows name. */
  result(): { readonly created: Organisation[]; readonly changed: Organisation[]; readonly belongings: readonly Belonging[]; readonly memberships: readonly Membership[] } {
    const touched = [...this.#touched].flatMap((id) => this.#register.current(id) ?? [])
    const counted = ({ id, fields, ...rest }: Organisation): Organisation => ({ ...rest, id, fields: fields.toSorted((a, b) => (this.#fieldCounts.get(`${id} ${b}`) ?? 0) - (this.#fieldCounts.get(`${id} ${a}`) ?? 0)) })
    return {
      created: touched.filter(({ id }) => !this.#versions.has(id)).map((one) => counted({ ...one, version: 1 })),
      changed: touched.flatMap((one) => {
        const version = this.#versions.get(one.id)
        return version === undefined || version === one.version ? [] : [{ ...one, version: version + 1 }]
      }),
      belongings: this.#newBelongings,
      memberships: this.#newMemberships,
    }
  }

  #find(said: SaidOrganisation, rank: number): Result<{ readonly before?: Organisation; readonly after: Organisation; readonly recognised: Recognised }> {
    const identity = this.#register.identify({ ...said, name: said.name ?? {} })
    if (identity.verdict === 'ambiguous') {
      const names = identity.organisations.slice(0, 3).map((one) => [nameIn(one, 'de'), one.place].filter((part) => part !== undefined).join(', '))
      return refuse('conflict', 'import.ambiguous', { names: names.join('; ') })
    }
    if (identity.verdict !== 'same') {
      const created = describe(said, { id: this.#circumstances.newId(), audience: this.#circumstances.audience })
      const perhaps = identity.verdict === 'perhaps' ? { perhaps: { organisation: identity.organisation.id, name: nameIn(identity.organisation, 'de'), reason: identity.reason } } : {}
      return created.ok ? accept({ after: created.value, recognised: { organisation: created.value.id, reason: 'unknown', ...perhaps } }) : created
    }
    const { organisation: before, reason } = identity
    if (said.kind !== undefined && (said.kind === 'cluster') !== (before.kind === 'cluster')) return refuse('conflict', 'import.clusterStays', { name: nameIn(before, 'de') })
    const after = amend(before, this.#new(before, said, rank, reason === 'external-id'), before.version)
    return after.ok ? accept({ before, after: after.value, recognised: { organisation: before.id, reason } }) : after
  }

  /** Of what is said, what the file has not said better. */
  #new(before: Organisation, said: SaidOrganisation, rank: number, mayRename: boolean): Said {
    const isBest = (line: string): boolean => rank < (this.#said.get(`${before.id} ${line}`) ?? Infinity)
    const lines = LINES.filter((line) => said[line] !== undefined && isBest(line))
    const registers = new Set(before.externalIds.map(({ register }) => register))
    const name = { ...before.name, ...renamed(before, said.name ?? {}, (language) => mayRename && isBest(language)) }
    return {
      ...Object.fromEntries(lines.map((line) => [line, said[line]])),
      name,
      // By whatever name a file calls it, it is known by from now on.
      otherNames: [...before.otherNames, ...unknownOf([said.name?.de, said.name?.en, before.name.de, before.name.en], [name.de, name.en, ...before.otherNames])],
      fields: [...before.fields, ...(said.fields ?? [])],
      externalIds: [...before.externalIds, ...(said.externalIds ?? []).filter(({ register }) => !registers.has(register))],
    }
  }

  #place(organisation: Organisation, clusters: readonly Organisation[], { membership }: SaidOrganisation): Result<Placed> {
    const { today } = this.#circumstances
    const belongings: Belonging[] = []
    const changes: Change[] = []
    for (const cluster of clusters) {
      const known = [...(this.#belongings.get(organisation.id) ?? []), ...belongings]
      if (clustersOf(organisation.id, known, today).includes(cluster.id)) continue
      const belonging = belong(organisation, cluster, { from: today }, known)
      if (!belonging.ok) return belonging
      belongings.push(belonging.value)
      changes.push({ organisation: organisation.id, what: 'clusters', from: '', to: nameIn(cluster, 'de') })
    }
    if (membership === undefined) return accept({ belongings, memberships: [], changes })
    const known = this.#memberships.get(organisation.id) ?? []
    const current = known.find((one) => holdsOn(one, today))
    if (current?.kind === membership) return accept({ belongings, memberships: [], changes })
    if (current !== undefined) return refuse('conflict', 'import.otherMembership', { name: nameIn(organisation, 'de') })
    const joined = join(organisation, membership, { from: today, founding: false }, known)
    return joined.ok ? accept({ belongings, memberships: [joined.value], changes: [...changes, { organisation: organisation.id, what: 'membership', from: '', to: membership }] }) : joined
  }

  #keep(organisation: Organisation, said: SaidOrganisation, rank: number, { belongings, memberships }: Placed): void {
    this.#register.add(organisation)
    this.#touched.add(organisation.id)
    if (organisation.kind === 'cluster') this.#nameCluster(organisation)
    const lines = [...LINES.filter((line) => said[line] !== undefined), ...(['de', 'en'] as const).filter((language) => said.name?.[language] !== undefined)].map((line) => `${organisation.id} ${line}`)
    for (const line of lines) this.#said.set(line, Math.min(rank, this.#said.get(line) ?? Infinity))
    for (const field of said.fields ?? []) this.#fieldCounts.set(`${organisation.id} ${field}`, (this.#fieldCounts.get(`${organisation.id} ${field}`) ?? 0) + 1)
    for (const one of belongings) append(this.#belongings, organisation.id, one)
    for (const one of memberships) append(this.#memberships, organisation.id, one)
    this.#newBelongings.push(...belongings)
    this.#newMemberships.push(...memberships)
  }

  #clustersNamed(said: SaidOrganisation): Result<Organisation[]> {
    const clusters: Organisation[] = []
    for (const name of said.clusters) {
      const cluster = this.#register.current(this.#clusters.get(nameKey(name)) ?? NOBODY)
      if (cluster === undefined) return refuse('conflict', 'import.unknownCluster', { cluster: name.slice(0, 80) })
      clusters.push(cluster)
    }
    return accept(clusters)
  }

  #nameCluster({ id, name, shortName }: Organisation): void {
    for (const one of [name.de, name.en, shortName]) if (one !== undefined) this.#clusters.set(nameKey(one), id)
  }
}

function append<T>(lists: Map<OrganisationId, T[]>, id: OrganisationId, one: T): void {
  const list = lists.get(id)
  if (list === undefined) lists.set(id, [one])
  else list.push(one)
}

// No id is empty.
const NOBODY = '' as OrganisationId

type Placed = { readonly belongings: readonly Belonging[]; readonly memberships: readonly Membership[]; readonly changes: readonly Change[] }

/** A spelling never replaces a spelling, nor is one name written down twice; another name only where `mayRename`. */
function renamed({ name: before, otherNames }: Organisation, said: Names, mayRename: (language: 'de' | 'en') => boolean): Names {
  const taken = (['de', 'en'] as const).filter((language) => unknownOf([said[language]], [before.de, before.en, ...otherNames]).length > 0 && (before[language] === undefined || mayRename(language)))
  return Object.fromEntries(taken.map((language) => [language, said[language]]))
}

/** Those of these names that are none of those. */
function unknownOf(names: readonly (string | undefined)[], known: readonly (string | undefined)[]): string[] {
  const seen = new Set(known.flatMap((name) => (name === undefined ? [] : [compact(name)])))
  return names.filter((name): name is string => {
    if (name === undefined || seen.has(compact(name))) return false
    seen.add(compact(name))
    return true
  })
}

/** As the register compares names. */
const compact = (name: string): string => nameKey(name).replaceAll(' ', '')

function changesBetween(before: Organisation, after: Organisation): Change[] {
  const lines = [...LINES.map((line) => [line, before[line] ?? '', after[line] ?? ''] as const), ['nameDe', before.name.de ?? '', after.name.de ?? ''] as const, ['nameEn', before.name.en ?? '', after.name.en ?? ''] as const]
  const lists = [['fields', before.fields.join(', '), after.fields.join(', ')] as const, ['externalIds', idsOf(before), idsOf(after)] as const, ['otherNames', before.otherNames.join(', '), after.otherNames.join(', ')] as const]
  return [...lines, ...lists].flatMap(([what, from, to]) => (from === to ? [] : [{ organisation: after.id, what, from, to }]))
}

const idsOf = ({ externalIds }: Organisation): string => externalIds.map(({ register, id }) => `${register} ${id}`).join(', ')
