/**
 * Main field × generality: a column for each field with the topics at home there, the higher the more widely they are used, with the interval that the evidence allows.
 * Above the middle a technology is more often met in other fields than in one: cross-cutting; below: a speciality. Topics without enough evidence are counted and stand in the table.
 * **Shapes**: some ten fields with up to {@link MOST} topics each, those with most evidence. Order: fields by their hue and name, topics by generality.
 * **Source**: generality as the engine measures it (engine/intersect/generality.ts).
 */
import { printDecimal, type Language } from '#platform/words'
import { clipped, linesOf, softened } from '#platform/svg-label'
import type { Twin } from './map-words.ts'
import { escaped, fieldColour, framed, HAIRLINE, linked, number, PAPER, SOFT, titled, type PictureOptions } from '#platform/svg'
import { speak } from './words.ts'

export type QuadrantField = { readonly id: string; readonly name: string; readonly hue?: number }

export type QuadrantTopic = {
  readonly id: string
  readonly name: string
  /** The field that most of its evidence comes from. */
  readonly field: string
  readonly generality: { readonly verdict: 'measured'; readonly units: number; readonly value: number; readonly low: number; readonly high: number } | { readonly verdict: 'too-little-evidence'; readonly units: number }
}

export type QuadrantLinks = { readonly topic?: (topic: QuadrantTopic) => string | undefined }

type Measured = QuadrantTopic & { readonly generality: { readonly verdict: 'measured' } }

const isMeasured = (topic: QuadrantTopic): topic is Measured => topic.generality.verdict === 'measured'

const WIDTH = 1136
const AXIS = 96
const HEAD = 56
const HEIGHT = 400
const MOST = 9
const LANE = 10
const MOST_LANES = 3
const LINE = 16

export function quadrant(fields: readonly QuadrantField[], topics: readonly QuadrantTopic[], { id, language }: PictureOptions, links: QuadrantLinks = {}): string {
  const measured = topics.filter(isMeasured)
  const title = speak(language, 'quadrant.title')
  const shownFields = inOrder(fields.filter((field) => measured.some((topic) => topic.field === field.id)))
  if (shownFields.length === 0) return framed({ id, kind: 'quadrant', language, width: 720, height: 32, title, description: speak(language, 'quadrant.empty') }, `<text class="note" y="20" fill="${SOFT}">${escaped(speak(language, 'quadrant.empty'))}</text>`)
  const strip = Math.min(240, (WIDTH - AXIS) / shownFields.length)
  const width = AXIS + strip * shownFields.length
  const level = (share: number, word: 'top' | 'middle' | 'bottom'): string =>
    `<path d="M0 ${number(yOf(share))}H${number(width)}" stroke="${HAIRLINE}"/>` +
    linesOf(speak(language, `quadrant.${word}`), AXIS - 16, 2, 12).map((line, row, lines) => `<text class="note" y="${number(yOf(share) - 6 - (lines.length - 1 - row) * 15)}" font-size="12" fill="${SOFT}">${escaped(line)}</text>`).join('')
  const open = topics.length - measured.length
  const openLine = open === 0 ? '' : `<text class="note" y="${HEAD + HEIGHT + 32}" font-size="12" fill="${SOFT}">${escaped(speak(language, 'quadrant.open', { count: open }))}</text>`
  const body = level(1, 'top') + level(0.5, 'middle') + level(0, 'bottom') + shownFields.map((field, at) => column(field, measured.filter((topic) => topic.field === field.id), AXIS + at * strip, strip, language, links)).join('') + openLine
  const description = speak(language, 'quadrant.desc', { measured: measured.length, fields: shownFields.length, open })
  return framed({ id, kind: 'quadrant', language, width, height: HEAD + HEIGHT + (open === 0 ? 24 : 40), title, description }, body)
}

const yOf = (share: number): number => HEAD + 12 + (1 - share) * (HEIGHT - 24)

const inOrder = (fields: readonly QuadrantField[]): QuadrantField[] => fields.toSorted((a, b) => (a.hue ?? 360) - (b.hue ?? 360) || (a.id < b.id ? -1 : 1))

const byGenerality = (topics: readonly Measured[]): Measured[] => topics.toSorted((a, b) => b.generality.value - a.generality.value || (a.id < b.id ? -1 : 1))

function sayTopicOf({ name, generality: { value, low, high, units } }: Measured, language: Language): string {
  return speak(language, 'quadrant.topic', { topic: name, value: twoDigits(value, language), low: twoDigits(low, language), high: twoDigits(high, language), units })
}

function column(field: QuadrantField, given: readonly Measured[], x: number, width: number, language: Language, links: QuadrantLinks): string {
  const kept = given.toSorted((a, b) => b.generality.units - a.generality.units || (a.id < b.id ? -1 : 1)).slice(0, MOST)
  const topics = byGenerality(kept)
  const lanes = lanesOf(topics)
  const used = Math.max(...lanes) + 1
  const labelX = x + 8 + used * LANE
  const labelY = spread(topics.map(({ generality }) => yOf(generality.value)))
  const colour = fieldColour(field.hue)
  const name = linesOf(softened(field.name), width - 12, 2, 14, 600)
  const left = given.length - kept.length
  const drawn = topics.map((topic, at) => {
    const { value, low, high } = topic.generality
    const dotX = x + 8 + (lanes[at] ?? 0) * LANE
    const y = yOf(value)
    const shown = clipped(topic.name, x + width - labelX - 6, 12)
    const inside =
      `${titled(sayTopicOf(topic, language))}<path d="M${number(dotX)} ${number(yOf(high))}V${number(yOf(low))}" stroke="${colour}" stroke-width="1.5" stroke-opacity=".55"/>` +
      `<path d="M${number(dotX + 6)} ${number(y)}L${number(labelX - 3)} ${number(labelY[at] ?? y)}" stroke="${HAIRLINE}"/><circle cx="${number(dotX)}" cy="${number(y)}" r="5" fill="${colour}"/>` +
      `<text x="${number(labelX)}" y="${number((labelY[at] ?? y) + 4)}" font-size="12" stroke="${PAPER}" stroke-width="4" paint-order="stroke">${escaped(shown)}</text>`
    return `<g class="spot">${linked(links.topic?.(topic), inside)}</g>`
  })
  return (
    `<g class="strip">${titled(field.name)}${name.map((line, row) => `<text class="name" x="${number(x)}" y="${30 - (name.length - 1 - row) * 16}" font-size="14" font-weight="600">${escaped(line)}</text>`).join('')}` +
    `<path d="M${number(x)} 40h24" stroke="${colour}" stroke-width="4"/>${drawn.join('')}` +
    `${left === 0 ? '' : `<text class="note" x="${number(x)}" y="${HEAD + HEIGHT + 14}" font-size="12" fill="${SOFT}">${escaped(speak(language, 'quadrant.more', { count: left }))}</text>`}</g>`
  )
}

/** Intervals that would touch stand beside each other, as far as there is room. */
function lanesOf(topics: readonly Measured[]): number[] {
  const until: number[] = []
  return topics.map(({ generality: { low, high } }) => {
    const free = until.findIndex((end) => end <= yOf(high))
    const lane = free >= 0 ? free : until.length < MOST_LANES ? until.length : until.indexOf(Math.min(...until))
    until[lane] = yOf(low) + 10
    return lane
  })
}

/** Labels a line apart and in order, each as near its place as that allows: neighbours that would collide share the middle of their places (pool adjacent violators). */
function spread(places: readonly number[]): number[] {
  const blocks: { sum: number; count: number }[] = []
  for (const [at, place] of places.entries()) {
    blocks.push({ sum: place - at * LINE, count: 1 })
    for (let last = blocks.at(-1), before = blocks.at(-2); last !== undefined && before !== undefined && before.sum / before.count > last.sum / last.count; last = blocks.at(-1), before = blocks.at(-2)) {
      blocks.pop()
      before.sum += last.sum
      before.count += last.count
    }
  }
  const lowest = HEAD + 12
  const highest = HEAD + HEIGHT - 12 - (places.length - 1) * LINE
  return blocks.flatMap(({ sum, count }) => Array.from({ length: count }, () => Math.max(lowest, Math.min(highest, sum / count)))).map((start, at) => start + at * LINE)
}

const twoDigits = (value: number, language: Language): string => printDecimal(value, language, 2, 2)

/** One row a topic: the most general first, those without enough evidence last. */
export function quadrantTwin(fields: readonly QuadrantField[], topics: readonly QuadrantTopic[], language: Language): Twin {
  const nameOf = new Map(fields.map(({ id, name }) => [id, name]))
  const rank = (topic: QuadrantTopic): number => (isMeasured(topic) ? topic.generality.value : -1)
  return {
    head: (['column.topic', 'column.field', 'column.generality', 'column.interval', 'column.sources'] as const).map((key) => speak(language, key)),
    rows: topics
      .toSorted((a, b) => rank(b) - rank(a) || (a.id < b.id ? -1 : 1))
      .map((topic) => {
        const { generality } = topic
        const told = generality.verdict === 'measured' ? [twoDigits(generality.value, language), `${twoDigits(generality.low, language)} – ${twoDigits(generality.high, language)}`] : [speak(language, 'evidence.little'), '']
        return [topic.name, nameOf.get(topic.field) ?? '', ...told, generality.units]
      }),
  }
}

const SCALE = 88

/** The same for small screens: a list for each field, each topic with its place between “only here” and “everywhere” and the interval around it. */
export function quadrantList(fields: readonly QuadrantField[], topics: readonly QuadrantTopic[], { id, language }: PictureOptions, links: QuadrantLinks = {}): string {
  const measured = topics.filter(isMeasured)
  const lists = inOrder(fields).flatMap((field) => {
    const own = byGenerality(measured.filter((topic) => topic.field === field.id))
    if (own.length === 0) return []
    const items = own.map((topic) => {
      const { value, low, high } = topic.generality
      const at = (share: number): string => number(6 + share * (SCALE - 12))
      const scale =
        `<svg class="drawing mark" width="${SCALE}" height="24" viewBox="0 -12 ${SCALE} 24" role="img" aria-label="${escaped(sayTopicOf(topic, language))}"><path d="M6 0H${SCALE - 6}" stroke="${HAIRLINE}"/>` +
        `<path d="M${at(low)} 0H${at(high)}" stroke="${fieldColour(field.hue)}" stroke-width="1.8"/><circle cx="${at(value)}" r="5" fill="${fieldColour(field.hue)}"/></svg>`
      return `<li>${scale}<span>${linked(links.topic?.(topic), `<bdi>${escaped(softened(topic.name))}</bdi>`)}</span></li>`
    })
    return [`<li><h3>${escaped(softened(field.name))}</h3><ul>${items.join('')}</ul></li>`]
  })
  return `<ul class="drawn-list quadrant-list" id="${escaped(id)}-list" aria-label="${escaped(speak(language, 'quadrant.title'))}"><li><small>${escaped(speak(language, 'quadrant.list'))}</small></li>${lists.join('')}</ul>\n`
}
