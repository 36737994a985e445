/**
 * The map of places as SVG: dots with the colours of their fields where organisations are, as large as they are many; landmarks softly, a scale, and a line for whoever is too far away.
 * Its own file stands alone: whatever the page says of it stands in it too.
 */
import { clipped, widthOf } from '#platform/svg-label'
import { escaped, fieldColour, framed, HAIRLINE, isolated, linked, number, PAPER, SOFT, titled, type PictureOptions } from '#platform/svg'
import { printDecimal, speaker, type Language } from '#platform/words'
import { sumOf } from './count.ts'
import { fieldHue, fieldName } from './field.ts'
import { COUNT_GAP, LABEL_SIZE, type Dot, type Landmark, type PlacedLabel, type PlaceMap } from './place-map.ts'
import { PLACE_MAP_WORDS } from './place-map-words.ts'
import type { Spot } from './spots.ts'

export type PlaceMapLinks = { /** Who is there; with all that its dot gathers. */ readonly spot?: (spot: Spot, gathers: number) => string | undefined }

const LINE = 18
/** More colours in one dot nobody tells apart. */
const MOST_HUES = 4
/** More names in its title nobody reads. */
const MOST_NAMED = 6

/** What a dot is called: its place, or its place and what is around it. */
export const spotName = (spot: Spot, gathers: number, language: Language): string => (gathers === 1 ? isolated(spot.name[language]) : speaker(PLACE_MAP_WORDS, language)('around', { place: isolated(spot.name[language]) }))

/** “Optik und Photonik 8, Energie 3”. */
export const tellFields = ({ fields }: Pick<Spot, 'fields'>, language: Language): string => fields.map(({ field, count }) => `${isolated(fieldName(field, language))}\u00A0${count}`).join(', ')

export function placeMapPicture({ width, height, dots, far, landmarks, scale }: PlaceMap, { id, language }: PictureOptions, links: PlaceMapLinks = {}): string {
  const say = speaker(PLACE_MAP_WORDS, language)
  const beneath = far.length === 0 ? { body: '', lines: 0 } : farLines(far, width, height, language, links)
  const body =
    `<rect x=".5" y=".5" width="${number(width - 1)}" height="${number(height - 1)}" rx="6" fill="none" stroke="${HAIRLINE}"/>` +
    landmarks.map(landmarkOf(language)).join('') +
    dots.map((dot) => dotOf(dot, language, links)).join('') +
    `<path d="M16 ${number(height - 20)}v6h${number(scale.width)}v-6" fill="none" stroke="${SOFT}"/><text class="note" x="${number(20)}" y="${number(height - 20)}" font-size="12" fill="${SOFT}">${printDecimal(scale.kilometres, language, 0)}\u00A0km</text>` +
    beneath.body
  const count = sumOf(dots.map(({ spot }) => spot))
  return framed({ id, kind: 'place-map', language, width, height: height + beneath.lines * LINE, title: say('title'), description: say('described', { count, places: dots.reduce((sum, { gathers }) => sum + gathers.length, 0), far: far.length }) }, body)
}

/** Set where it was found to have room, on a rim of paper. */
const written = ({ text, anchor, x, y }: PlacedLabel, attributes: string, after = ''): string => `<text${attributes} x="${number(x)}" y="${number(y)}" text-anchor="${anchor}" stroke="${PAPER}" stroke-width="3" paint-order="stroke">${escaped(text)}${after}</text>`

const landmarkOf = (language: Language) => ({ x, y, town, label }: Landmark): string => `<g class="landmark"><circle cx="${number(x)}" cy="${number(y)}" r="2" fill="${SOFT}"/>${written({ ...label, text: town.name[language] }, ` class="note" font-size="12" fill="${SOFT}"`)}</g>`

function dotOf({ x, y, radius, spot, gathers, label }: Dot, language: Language, links: PlaceMapLinks): string {
  const count = spot.count === 1 ? '' : `<tspan class="note" font-weight="400" fill="${SOFT}" dx="${COUNT_GAP}">${spot.count}</tspan>`
  const inside = `${titled(tellDot(spot, gathers, language))}<circle class="hit" cx="${number(x)}" cy="${number(y)}" r="${number(Math.max(12, radius))}" fill="none"/>${petals(spot, x, y, radius)}${label === undefined ? '' : written(label, ` class="name" font-weight="600"`, count)}`
  return `<g class="spot">${linked(links.spot?.(spot, gathers.length), inside)}</g>`
}

function tellDot(spot: Spot, gathers: readonly Spot[], language: Language): string {
  const say = speaker(PLACE_MAP_WORDS, language)
  const others = gathers.slice(1, 1 + MOST_NAMED).map(({ name }) => isolated(name[language]))
  const beside = others.length === 0 ? [] : [say(gathers.length > 1 + MOST_NAMED ? 'withMore' : 'with', { others: others.join(', '), more: gathers.length - 1 - MOST_NAMED })]
  const told = [say('dot', { place: isolated(spot.name[language]), count: spot.count }), ...beside].join(' ')
  return spot.fields.length === 0 ? told : `${told}. ${tellFields(spot, language)}`
}

/** One circle a field on a small ring, mixed where they overlap: a lens, as round as the dot. */
function petals({ fields }: Spot, x: number, y: number, radius: number): string {
  const hues = fields.slice(0, MOST_HUES).map(({ field }) => fieldHue(field))
  if (hues.length < 2) return `<circle cx="${number(x)}" cy="${number(y)}" r="${number(radius)}" fill="${fieldColour(hues[0])}"/>`
  // Two overlap by a third; more only with their neighbours, or the middle were black (white in the dark).
  const ring = radius * (hues.length === 2 ? 0.36 : 0.5)
  const turn = hues.length === 2 ? Math.PI : -Math.PI / 2
  const circles = hues.map((hue, at) => {
    const angle = turn + (at * 2 * Math.PI) / hues.length
    return `<circle cx="${number(x + Math.cos(angle) * ring)}" cy="${number(y + Math.sin(angle) * ring)}" r="${number(radius - ring)}" fill="${fieldColour(hue)}"/>`
  })
  return `<g class="mixing">${circles.join('')}</g>`
}

/** More than so many lines are told by their number. */
const MOST_LINES = 4

/** Whoever is too far away to be drawn, in lines beneath. */
function farLines(far: readonly Spot[], width: number, height: number, language: Language, links: PlaceMapLinks): { readonly body: string; readonly lines: number } {
  const say = speaker(PLACE_MAP_WORDS, language)
  const head = say('far')
  const space = widthOf(' ', LABEL_SIZE) + 8
  let [x, line, left] = [widthOf(head, LABEL_SIZE) + space, 1, far.length]
  let body = ''
  for (const spot of far) {
    const text = `${isolated(clipped(spot.name[language], 240, LABEL_SIZE))} ${spot.count}`
    const long = widthOf(text, LABEL_SIZE) + space
    if (x + long > width && x > 0) [x, line] = [0, line + 1]
    if (line > MOST_LINES) break
    body += linked(links.spot?.(spot, 1), `<text x="${number(x)}" y="${number(height + line * LINE)}">${escaped(text)}</text>`)
    x += long
    left--
  }
  const lines = Math.min(line, MOST_LINES)
  const more = left === 0 ? '' : `<text class="note" y="${number(height + (lines + 1) * LINE)}" fill="${SOFT}">${escaped(say('farMore', { count: left }))}</text>`
  return { body: `<text class="note" y="${number(height + LINE)}" fill="${SOFT}">${escaped(head)}</text>${body}${more}`, lines: lines + (left === 0 ? 0 : 1) + 0.4 }
}
