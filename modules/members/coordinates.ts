/**
 * Where on Earth: degrees north and east. Said as maps say it, “50.93, 11.59”, or with decimal commas, degree signs and letters; kept as the first.
 * **Units**: degrees, kept to four decimals, which is ten metres.
 * **Errors**: `organisation.noCoordinates` for what is no place on Earth.
 */
import { accept, refuse, type Result } from '#platform/result'

export type Coordinates = { readonly latitude: number; readonly longitude: number }

const PRINTED = /^(-?[\d.]+), (-?[\d.]+)$/

/** Two numbers, their decimals after a point or a comma, what is between them a space, a comma or a semicolon. */
const SAID = /^([+-]?\d{1,2}(?:[.,]\d+)?)\s*°?\s*([NS]?)(?:\s*[,;]\s*|\s+)([+-]?\d{1,3}(?:[.,]\d+)?)\s*°?\s*([EOW]?)$/i

/** As it is kept; “” for none. A sign and a letter that says the same stand each for itself: “11.5 W” is west. */
export function coordinatesOf(text: string): Result<string> {
  if (text === '') return accept('')
  const [, north = '', half = '', east = '', side = ''] = SAID.exec(text) ?? []
  const latitude = degreesOf(north) * (half.toUpperCase() === 'S' ? -1 : 1)
  const longitude = degreesOf(east) * (side.toUpperCase() === 'W' ? -1 : 1)
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return refuse('invalid', 'organisation.noCoordinates', { text: text.slice(0, 80) })
  return accept(`${latitude}, ${longitude}`)
}

const degreesOf = (text: string): number => (text === '' ? Number.NaN : Math.round(Number(text.replace(',', '.')) * 10_000) / 10_000 + 0)

/** What was kept, as numbers. */
export function readCoordinates(kept: string): Coordinates | undefined {
  const [, north, east] = PRINTED.exec(kept) ?? []
  return north === undefined || east === undefined ? undefined : { latitude: Number(north), longitude: Number(east) }
}

const EARTH_KM = 6_371
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** The way over the ground, in kilometres. **Source**: haversine (Sinnott 1984), a sphere of mean radius. */
export function kilometresBetween(one: Coordinates, other: Coordinates): number {
  const half = (a: number, b: number): number => Math.sin(radians(b - a) / 2) ** 2
  const h = half(one.latitude, other.latitude) + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * half(one.longitude, other.longitude)
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}
