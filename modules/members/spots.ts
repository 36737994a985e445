/**
 * Spots: what organisations say of where they are, gathered by place. By the coordinates that one gives of itself, else by its town, where the house knows it; the others are counted with what they wrote.
 * **Shapes**: {@link Whereabouts} are rows of a count, of what the reader may read; some hundred, at most as many as there are spellings.
 */
import { plainWords, type Language } from '#platform/words'
import { kilometresBetween, readCoordinates, type Coordinates } from './coordinates.ts'
import { byField, sumOf, type FieldCount } from './count.ts'
import { townOf } from './gazetteer.ts'

/** How many organisations say the same of where they are, and have the same main field. */
export type Whereabouts = { readonly place?: string; readonly country?: string; readonly coordinates?: string; readonly field?: string; readonly count: number }

export type Spot = Coordinates & {
  /** Names it in addresses; the same whoever is there. */
  readonly key: string
  readonly name: Readonly<Record<Language, string>>
  readonly count: number
  /** Main fields, those of most first. */
  readonly fields: readonly FieldCount[]
}

/** Those whose position is not known. Without a place: who says none. */
export type Unplaced = { readonly key: string; readonly place?: string; readonly count: number }

/** Coordinates so near its town are the town's: the house knows towns to a kilometre, and one place is one spot. */
const SAME_TOWN_KM = 6

type Where = { readonly key: string; readonly at?: Coordinates; readonly name?: Spot['name'] }

/** Where somebody is who says so. */
export function whereIs({ place, country, coordinates }: Pick<Whereabouts, 'place' | 'country' | 'coordinates'>): Where {
  const town = place === undefined ? undefined : townOf(place, country)
  const own = coordinates === undefined ? undefined : readCoordinates(coordinates)
  if (town !== undefined && (own === undefined || kilometresBetween(own, town) <= SAME_TOWN_KM)) return { key: `${plainWords(town.name.de).join('-')}-${town.country.toLowerCase()}`, at: { latitude: town.latitude, longitude: town.longitude }, name: town.name }
  if (own === undefined) return { key: `?${plainWords(place ?? '').join('-')}` }
  const [latitude, longitude] = [rounded(own.latitude), rounded(own.longitude)]
  const name = place === undefined || place === '' ? `${latitude}, ${longitude}` : place
  return { key: `${latitude},${longitude}`, at: { latitude, longitude }, name: { de: name, en: name } }
}

/** To a kilometre, as towns are. */
const rounded = (degrees: number): number => Math.round(degrees * 100) / 100 + 0

/** Spots and who has none, each those of most first. */
export function spotsOf(whereabouts: readonly Whereabouts[]): { readonly spots: readonly Spot[]; readonly unplaced: readonly Unplaced[] } {
  const spots: Spot[] = []
  const unplaced: Unplaced[] = []
  for (const [key, all] of Map.groupBy(whereabouts, (one) => whereIs(one).key)) {
    // What most of them call it; of spellings alike often the first.
    const [first] = [...Map.groupBy(all, ({ place }) => place ?? '')].map(([place, said]) => ({ place, said, count: sumOf(said) })).toSorted((a, b) => b.count - a.count || (a.place < b.place ? -1 : 1))
    const { at, name } = whereIs(first?.said[0] ?? {})
    if (at === undefined || name === undefined) unplaced.push({ key, ...(first === undefined || first.place === '' ? {} : { place: first.place }), count: sumOf(all) })
    else spots.push({ key, ...at, name, count: sumOf(all), fields: byField(all.flatMap(({ field, count }) => (field === undefined ? [] : [{ field, count }]))) })
  }
  return { spots: inOrder(spots), unplaced: inOrder(unplaced) }
}

/** Those of most first, then by key: the same whatever the order in which they come. */
const inOrder = <One extends { readonly key: string; readonly count: number }>(all: readonly One[]): One[] => all.toSorted((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))

/** Several as one, under the first's name and position. */
export function gathered([first, ...rest]: readonly [Spot, ...Spot[]]): Spot {
  const all = [first, ...rest]
  return rest.length === 0 ? first : { ...first, count: sumOf(all), fields: byField(all.flatMap((spot) => spot.fields)) }
}
