/**
 * The map of places, laid out: spots become dots, labels and landmarks find room, all from the spots alone, so that the same members give the same picture.
 * What is drawn is where most are. Whoever is far from them would squeeze the rest into one dot; such spots are left for a line beneath.
 * Dots do not touch: what lies so near is gathered into the largest, so that each can be pointed at, and where it is crowded none grows into another. Labels touch nothing; one without room is left out, and stands in the dot's title and the table.
 * **Projection**: equirectangular around the mean latitude of what is drawn; over some hundred kilometres the error is less than a dot.
 * **Units**: pixels, from the upper left; kilometres on the ground. **Shapes**: some ten spots, at most some hundred after {@link MOST_SPOTS}.
 */
import { clipped, widthOf } from '#platform/svg-label'
import type { Language } from '#platform/words'
import { kilometresBetween, type Coordinates } from './coordinates.ts'
import { sumOf } from './count.ts'
import type { Town } from './gazetteer.ts'
import { gathered, type Spot } from './spots.ts'

type Point = { readonly x: number; readonly y: number }
export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }
/** `x` and `y`: where its line of writing begins, or its middle or end, as the anchor says. */
export type PlacedLabel = Point & { readonly text: string; readonly anchor: 'start' | 'middle' | 'end'; readonly box: Box }
/** `spot` has the counts of all that it gathers, in order. */
export type Dot = Point & { readonly radius: number; readonly spot: Spot; readonly gathers: readonly Spot[]; readonly label?: PlacedLabel }
export type Landmark = Point & { readonly town: Town; readonly label: PlacedLabel }
export type PlaceMap = { readonly width: number; readonly height: number; readonly dots: readonly Dot[]; readonly far: readonly Spot[]; readonly landmarks: readonly Landmark[]; readonly scale: { readonly kilometres: number; readonly width: number } }

export type Sheet = {
  readonly width: number
  readonly height: number
  readonly language: Language
  /** What a dot is called that gathers several. */
  readonly nameOf: (spot: Spot, gathers: number) => string
  readonly landmarks: readonly Town[]
}

const KM_A_DEGREE = 111.2
/** Whatever is drawn, as much around it that one sees where it is. */
const LEAST_KM = 60
/** Farther from the middle than this is far in any case, nearer than this in none. */
const FARTHEST_KM = 1_500
const NEAR_KM = 250
/** Farther than so many times the way within which most are. */
const FAR_TIMES = 3
const MOST_SHARE = 0.75

const SMALLEST = 6
/** Pointed at with a finger: 24 pixels, WCAG 2.2, 2.5.8. */
const REACH = 12
const A_DOT = 8
const MOST_SPOTS = 400

export const LABEL_SIZE = 13
const LANDMARK_SIZE = 12
const LONGEST = 200
const LINE = 16
const GAP = 4
/** What a count after a name takes, with the space before it. */
export const COUNT_GAP = 5

export function placeMap(spots: readonly Spot[], sheet: Sheet): PlaceMap {
  const { width, height } = sheet
  const { near, far } = apart(spots)
  const project = projection(near, sheet)
  const dots = dotsOf(near, project, Math.min(width, height) / 24)
  const scale = scaleOf(project.pixelsAKm, width)
  const taken: Box[] = [...dots.map(({ x, y, radius }) => boxAround({ x, y }, radius + 1)), { left: 0, top: height - 40, right: scale.width + 32, bottom: height }]
  const labelled = dots.map((dot): Dot => {
    const whole = sheet.nameOf(dot.spot, dot.gathers.length)
    const names = [...(widthOf(whole, LABEL_SIZE, 600) <= LONGEST ? [whole] : []), clipped(sheet.nameOf(dot.spot, 1), LONGEST, LABEL_SIZE, 600)]
    const label = labelFor(names, dot, dot.radius, { size: LABEL_SIZE, weight: 600, after: dot.spot.count === 1 ? 0 : COUNT_GAP + widthOf(String(dot.spot.count), LABEL_SIZE) }, taken, sheet)
    return label === undefined ? dot : { ...dot, label }
  })
  return { width, height, dots: labelled, far, landmarks: landmarksOf(near, project, taken, sheet), scale }
}

// ---- What is drawn

/** Near the middle of most, and far from it. */
function apart(spots: readonly Spot[]): { readonly near: readonly Spot[]; readonly far: readonly Spot[] } {
  const [first] = spots
  if (first === undefined) return { near: [], far: [] }
  const median: Coordinates = { latitude: medianOf(spots, ({ latitude }) => latitude), longitude: medianOf(spots, ({ longitude }) => longitude) }
  const middle = spots.reduce((best, spot) => (kilometresBetween(spot, median) < kilometresBetween(best, median) ? spot : best), first)
  const ways = spots.map((spot) => ({ spot, km: kilometresBetween(spot, middle) }))
  const usual = shareOf(ways.map(({ spot, km }) => ({ value: km, count: spot.count })), MOST_SHARE)
  const limit = Math.min(FARTHEST_KM, Math.max(NEAR_KM, FAR_TIMES * usual))
  return { near: ways.filter(({ km }) => km <= limit).map(({ spot }) => spot), far: ways.filter(({ km }) => km > limit).map(({ spot }) => spot) }
}

const medianOf = (spots: readonly Spot[], valueOf: (spot: Spot) => number): number => shareOf(spots.map((spot) => ({ value: valueOf(spot), count: spot.count })), 0.5)

/** The value that so much of the whole does not exceed. */
function shareOf(values: readonly { readonly value: number; readonly count: number }[], share: number): number {
  const sorted = values.toSorted((a, b) => a.value - b.value)
  const whole = sumOf(sorted)
  let seen = 0
  for (const { value, count } of sorted) {
    seen += count
    if (seen >= whole * share) return value
  }
  return 0
}

type Projection = ((at: Coordinates) => Point) & { readonly pixelsAKm: number }

/** Fits what is near into the sheet, with room for names. */
function projection(near: readonly Spot[], { width, height }: Pick<Sheet, 'width' | 'height'>): Projection {
  const latitude = near.reduce((sum, one) => sum + one.latitude, 0) / Math.max(1, near.length)
  const shrink = Math.max(0.05, Math.cos((latitude * Math.PI) / 180))
  const meridian = near[0]?.longitude ?? 0
  // Around the date line too: the shorter way.
  const east = ({ longitude }: Coordinates): number => (((longitude - meridian + 540) % 360) - 180) * shrink * KM_A_DEGREE
  const north = (at: Coordinates): number => (at.latitude - latitude) * KM_A_DEGREE
  const [easts, norths] = [near.map(east), near.map(north)]
  const [[eastMiddle, eastHalf], [northMiddle, northHalf]] = [spanOf(easts), spanOf(norths)]
  const [marginX, marginY] = [Math.min(96, width / 6), Math.min(56, height / 6)]
  const pixelsAKm = Math.min((width / 2 - marginX) / Math.max(eastHalf, LEAST_KM / 2), (height / 2 - marginY) / Math.max(northHalf, LEAST_KM / 2))
  return Object.assign((at: Coordinates): Point => ({ x: width / 2 + (east(at) - eastMiddle) * pixelsAKm, y: height / 2 - (north(at) - northMiddle) * pixelsAKm }), { pixelsAKm })
}

/** A loop, since some ten thousand are too many arguments. */
function spanOf(all: readonly number[]): readonly [middle: number, half: number] {
  const [least, most] = all.reduce(([low, high], one) => [Math.min(low, one), Math.max(high, one)], [Infinity, -Infinity])
  return all.length === 0 ? [0, 0] : [(least + most) / 2, (most - least) / 2]
}

// ---- Dots

type Gathering = Point & { readonly gathers: readonly [Spot, ...Spot[]]; readonly count: number }

/** What would be pointed at together becomes one, under the name of the largest. Areas grow with how many there are, as far as neighbours leave room. */
function dotsOf(near: readonly Spot[], project: Projection, largest: number): Dot[] {
  const all: Gathering[] = []
  for (const one of inOrder(byCell(near.map((spot) => ({ ...project(spot), gathers: [spot], count: spot.count }))))) {
    const host = all.findIndex((other) => wayBetween(one, other) < 2 * REACH)
    const into = all[host]
    if (into === undefined) all.push(one)
    else all[host] = together(into, one)
  }
  const unit = Math.min(A_DOT, largest / Math.sqrt(Math.max(1, ...all.map(({ count }) => count))))
  const dots: Dot[] = []
  for (const one of inOrder(all)) {
    const room = Math.min(...all.map((other) => (other === one ? largest : wayBetween(one, other) - REACH)), ...dots.map((dot) => wayBetween(one, dot) - dot.radius))
    dots.push({ x: one.x, y: one.y, radius: Math.max(SMALLEST, Math.min(room, unit * Math.sqrt(one.count))), spot: gathered(one.gathers), gathers: one.gathers })
  }
  return dots
}

const wayBetween = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y)

const together = (one: Gathering, other: Gathering): Gathering => ({ ...one, gathers: [...one.gathers, ...other.gathers], count: one.count + other.count })

const inOrder = (all: readonly Gathering[]): Gathering[] => all.toSorted((a, b) => b.count - a.count || (a.gathers[0].key < b.gathers[0].key ? -1 : 1))

/** So many that comparing each with each would take long are first gathered by squares. */
function byCell(all: readonly Gathering[]): Gathering[] {
  if (all.length <= MOST_SPOTS) return [...all]
  const side = 2 * REACH
  return [...Map.groupBy(inOrder(all), ({ x, y }) => `${Math.floor(x / side)} ${Math.floor(y / side)}`).values()].map((cell) => cell.reduce(together))
}

// ---- Labels

type Lettering = { readonly size: number; readonly weight: 400 | 600; readonly after: number }

const boxAround = ({ x, y }: Point, radius: number): Box => ({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius })

const touches = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** Right, left, above, below, then aslant: the first name at the first place where it touches nothing. What it takes is taken. */
function labelFor(names: readonly string[], at: Point, radius: number, { size, weight, after }: Lettering, taken: Box[], { width, height }: Sheet): PlacedLabel | undefined {
  const slant = radius * Math.SQRT1_2
  for (const text of names) {
    const long = widthOf(text, size, weight) + after
    const places = [
      { anchor: 'start', x: at.x + radius + GAP, middle: at.y },
      { anchor: 'end', x: at.x - radius - GAP, middle: at.y },
      { anchor: 'middle', x: at.x, middle: at.y - radius - LINE / 2 - 1 },
      { anchor: 'middle', x: at.x, middle: at.y + radius + LINE / 2 + 1 },
      { anchor: 'start', x: at.x + slant + GAP, middle: at.y - slant - LINE / 2 },
      { anchor: 'start', x: at.x + slant + GAP, middle: at.y + slant + LINE / 2 },
      { anchor: 'end', x: at.x - slant - GAP, middle: at.y - slant - LINE / 2 },
      { anchor: 'end', x: at.x - slant - GAP, middle: at.y + slant + LINE / 2 },
    ] as const
    for (const { anchor, x, middle } of places) {
      const left = anchor === 'start' ? x : anchor === 'end' ? x - long : x - long / 2
      const box = { left: left - 2, top: middle - LINE / 2, right: left + long + 2, bottom: middle + LINE / 2 }
      if (box.left < 2 || box.right > width - 2 || box.top < 2 || box.bottom > height - 2 || taken.some((one) => touches(one, box))) continue
      taken.push(box)
      return { text, anchor, x, y: middle + size * 0.35, box }
    }
  }
  return undefined
}

// ---- Landmarks and scale

/** Pixels from one to the next, and of the picture for each. */
const LANDMARKS_APART = 70
const A_LANDMARK = 40_000

/** A few towns that are no spot, where there is room: the largest, then those nearest the middle. */
function landmarksOf(near: readonly Spot[], project: Projection, taken: Box[], sheet: Sheet): Landmark[] {
  const { width, height, language, landmarks } = sheet
  const most = Math.ceil((width * height) / A_LANDMARK)
  const shown: Landmark[] = []
  if (near.length === 0) return shown
  const seen = landmarks.filter((town) => !near.some((spot) => spot.latitude === town.latitude && spot.longitude === town.longitude)).map((town) => ({ town, at: project(town) })).filter(({ at }) => at.x > 8 && at.x < width - 8 && at.y > 8 && at.y < height - 8)
  const away = ({ x, y }: Point): number => Math.hypot(x - width / 2, y - height / 2)
  for (const { town, at } of seen.toSorted((a, b) => b.town.size - a.town.size || away(a.at) - away(b.at))) {
    if (shown.length === most) break
    if (shown.some((one) => wayBetween(one, at) < LANDMARKS_APART)) continue
    const own = boxAround(at, 4)
    if (taken.some((one) => touches(one, own))) continue
    const label = labelFor([town.name[language]], at, 3, { size: LANDMARK_SIZE, weight: 400, after: 0 }, taken, sheet)
    if (label === undefined) continue
    taken.push(own)
    shown.push({ ...at, town, label })
  }
  return shown
}

const ROUND_KM = [1_000, 500, 200, 100, 50, 20, 10, 5] as const

/** The longest round way that takes at most a fifth of the width. */
function scaleOf(pixelsAKm: number, width: number): PlaceMap['scale'] {
  const kilometres = ROUND_KM.find((one) => one * pixelsAKm <= width / 5) ?? 5
  return { kilometres, width: kilometres * pixelsAKm }
}
