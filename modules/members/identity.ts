/**
 * Is this an organisation we know? What a file or a page says of one is held against the {@link Register}: the same, perhaps the same, several that fit equally, or new; each with its reason.
 *
 * | evidence, the strongest first | verdict |
 * |---|---|
 * | the same id in an outside register | same |
 * | name and website | same |
 * | name and place | same |
 * | name, and neither place, country nor website speaks against it | same |
 * | website, and one name holds the other or is its short name | same |
 * | name, but another place, country or website; or other ids in one register | perhaps |
 * | website alone (the same host: often a department) | perhaps |
 * | names that differ by one letter | perhaps |
 *
 * “Perhaps” never joins two: it is shown to a person. Two equally strong “same” are `ambiguous`: nothing is guessed.
 * **Shapes**: 200,000 organisations; some 10 µs each to add and to recognise.
 */
import { nameKey } from './name-key.ts'
import type { ExternalId, Names, Organisation, OrganisationId } from './organisation.ts'
import { hostOf, isOneLetterOff, plainWords } from './spelling.ts'

/** What is known of one that is to be recognised. */
export type Candidate = { readonly name: Names; readonly otherNames?: readonly string[]; readonly shortName?: string; readonly website?: string; readonly place?: string; readonly country?: string; readonly externalIds?: readonly ExternalId[] }

export type SameReason = 'external-id' | 'name-and-website' | 'name-and-place' | 'name' | 'website-and-like-name'
export type PerhapsReason = 'name-elsewhere' | 'name-other-id' | 'website' | 'one-letter'

export type Identity =
  | { readonly verdict: 'same'; readonly organisation: Organisation; readonly reason: SameReason }
  | { readonly verdict: 'perhaps'; readonly organisation: Organisation; readonly reason: PerhapsReason }
  | { readonly verdict: 'ambiguous'; readonly organisations: readonly Organisation[]; readonly reason: SameReason }
  | { readonly verdict: 'new'; readonly reason: 'unknown' }

const SURE: readonly SameReason[] = ['name-and-website', 'name-and-place', 'name', 'website-and-like-name']
const DOUBTFUL: readonly PerhapsReason[] = ['name-other-id', 'name-elsewhere', 'website', 'one-letter']

/** Shorter names are too often one letter from each other. */
const LEAST_FOR_ONE_LETTER = 8

/** What more organisations share than this says nothing of identity. */
const EVERYBODYS = 200

export class Register {
  readonly #current = new Map<OrganisationId, KnownSight>()
  readonly #byExternal = new Map<string, OrganisationId>()
  readonly #byName = new Map<string, Set<OrganisationId>>()
  readonly #byNameAndPlace = new Map<string, Set<OrganisationId>>()
  readonly #byHost = new Map<string, Set<OrganisationId>>()
  readonly #byHalf = new Map<string, Set<OrganisationId>>()

  constructor(organisations: Iterable<Organisation> = []) {
    for (const organisation of organisations) this.add(organisation)
  }

  /** Knows it from now on; one already known is known as it is now. */
  add(organisation: Organisation): void {
    const sight = sightOf(organisation)
    this.#current.set(organisation.id, { ...sight, organisation })
    for (const [register, id] of sight.external) this.#byExternal.set(`${register}\u0000${id}`, organisation.id)
    for (const key of sight.names) {
      enter(this.#byName, key, organisation.id)
      enter(this.#byNameAndPlace, `${key}\u0000${sight.place}`, organisation.id)
      for (const half of halvesOf(key, key.length)) enter(this.#byHalf, half, organisation.id)
    }
    if (sight.host !== undefined) enter(this.#byHost, sight.host, organisation.id)
  }

  /** As it is known now. */
  current(id: OrganisationId): Organisation | undefined {
    return this.#current.get(id)?.organisation
  }

  identify(candidate: Candidate): Identity {
    const sight = sightOf(candidate)
    for (const [register, id] of sight.external) {
      const known = this.current(this.#byExternal.get(`${register}\u0000${id}`) ?? NOBODY)
      if (known !== undefined) return { verdict: 'same', organisation: known, reason: 'external-id' }
    }
    const judged = [...this.#near(sight)].flatMap((id) => {
      const known = this.#current.get(id)
      const reason = known === undefined ? undefined : compare(sight, known)
      return known === undefined || reason === undefined ? [] : [{ organisation: known.organisation, reason }]
    })
    for (const reason of SURE) {
      const [first, ...others] = judged.filter((one) => one.reason === reason).map((one) => one.organisation)
      if (first === undefined) continue
      return others.length === 0 ? { verdict: 'same', organisation: first, reason } : { verdict: 'ambiguous', organisations: [first, ...others], reason }
    }
    for (const reason of DOUBTFUL) {
      const organisation = reason === 'one-letter' ? this.#oneLetterOff(sight) : judged.find((one) => one.reason === reason)?.organisation
      if (organisation !== undefined) return { verdict: 'perhaps', organisation, reason }
    }
    return { verdict: 'new', reason: 'unknown' }
  }

  /** All of the name or host. Where a name or host is everybody's, those of the place alone: no file makes this slow. */
  #near({ names, place, host }: Sight): Set<OrganisationId> {
    const near = new Set<OrganisationId>()
    for (const key of names) {
      const all = this.#byName.get(key)
      const some = all !== undefined && all.size > EVERYBODYS ? this.#byNameAndPlace.get(`${key}\u0000${place}`) : all
      for (const id of some ?? []) near.add(id)
    }
    const hosted = host === undefined ? undefined : this.#byHost.get(host)
    if (hosted !== undefined && hosted.size <= EVERYBODYS) for (const id of hosted) near.add(id)
    return near
  }

  /** One edit leaves one half of a name as it was: what shares a half is compared letter by letter. */
  #oneLetterOff({ names }: Sight): Organisation | undefined {
    for (const key of names) {
      if (key.length < LEAST_FOR_ONE_LETTER) continue
      for (const length of [key.length - 1, key.length, key.length + 1]) {
        for (const half of halvesOf(key, length)) {
          const sharing = this.#byHalf.get(half)
          if (sharing === undefined || sharing.size > EVERYBODYS) continue
          for (const id of sharing) {
            const known = this.#current.get(id)
            if (known !== undefined && [...known.names].some((other) => isOneLetterOff(key, other) && digitsOf(key) === digitsOf(other))) return known.organisation
          }
        }
      }
    }
    return undefined
  }
}

// No id is empty.
const NOBODY = '' as OrganisationId

/** What identity looks at. Names without spaces: “Opto Net” and “OptoNet”. */
type Sight = {
  readonly names: ReadonlySet<string>
  readonly words: readonly ReadonlySet<string>[]
  readonly short: string
  readonly host: string | undefined
  readonly place: string
  readonly country: string
  readonly external: ReadonlyMap<string, string>
}

function sightOf({ name, otherNames = [], shortName, website, place, country, externalIds = [] }: Candidate): Sight {
  const keys = [name.de, name.en, ...otherNames].flatMap((one) => (one === undefined ? [] : [nameKey(one)])).filter((key) => key !== '')
  return {
    names: new Set(keys.map((key) => key.replaceAll(' ', ''))),
    words: keys.map((key) => new Set(key.split(' '))),
    short: shortName === undefined ? '' : nameKey(shortName).replaceAll(' ', ''),
    host: hostOf(website),
    place: place === undefined ? '' : plainWords(place).join(' '),
    country: country ?? '',
    external: new Map(externalIds.map(({ register, id }) => [register, id])),
  }
}

type KnownSight = Sight & { readonly organisation: Organisation }

function compare(one: Sight, known: KnownSight): SameReason | PerhapsReason | undefined {
  const isNamed = [...one.names].some((key) => known.names.has(key))
  const isAtHost = one.host !== undefined && one.host === known.host
  const isElsewhere = differs(one.place, known.place) || differs(one.country, known.country)
  const isOtherId = [...one.external].some(([register, id]) => differs(id, known.external.get(register) ?? ''))
  if (isNamed && isOtherId) return 'name-other-id'
  if (isNamed && isAtHost) return 'name-and-website'
  if (isNamed && one.place !== '' && one.place === known.place && !differs(one.country, known.country)) return 'name-and-place'
  if (isNamed) return isElsewhere || differs(one.host ?? '', known.host ?? '') ? 'name-elsewhere' : 'name'
  if (!isAtHost) return undefined
  return !isOtherId && areLike(one, known) ? 'website-and-like-name' : 'website'
}

const differs = (one: string, other: string): boolean => one !== '' && other !== '' && one !== other

/** One name holds all words of the other, or is its short name. */
const areLike = (one: Sight, other: Sight): boolean =>
  (one.short !== '' && (one.short === other.short || other.names.has(one.short))) || one.names.has(other.short) || one.words.some((words) => other.words.some((others) => words.isSubsetOf(others) || others.isSubsetOf(words)))

const digitsOf = (key: string): string => key.replace(/\D+/g, ' ')

/** The first and the last half a name of this length has; the middle letter is in neither. */
function halvesOf(key: string, length: number): string[] {
  const half = Math.floor((length - 1) / 2)
  return half < 3 ? [] : [`${length}<${key.slice(0, half)}`, `${length}>${key.slice(-half)}`]
}

function enter<K, V>(index: Map<K, Set<V>>, key: K, value: V): void {
  const there = index.get(key)
  if (there === undefined) index.set(key, new Set([value]))
  else there.add(value)
}
