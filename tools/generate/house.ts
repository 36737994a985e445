/**
 * A large alliance that is plainly invented: clusters, organisations that belong to them, and a text for each, its sentences recombined from our own examples. As a table that the house imports like anybody's.
 * An organisation draws four of five sentences from the texts of its own field, the others from anywhere; more than half of all its sentences are joined of two, so that hardly two in the whole alliance are alike.
 * **Shapes**: 1,000 organisations with 12 sentences each are 2.5 MB, made in some 0.1 s. The same options give the same bytes.
 */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { seeded } from '../../engine/intersect/seeded.ts'
import { DEMO } from '../../examples/alliance/alliance.ts'

export type GeneratedOptions = {
  readonly organisations: number
  readonly clusters: number
  /** In a text. */
  readonly sentences: number
  readonly seed: number
}

export type GeneratedRow = { readonly name: string; readonly kind: string; readonly field: string; readonly cluster: string; readonly membership: string; readonly text: string }

const FOLDER = resolve(import.meta.dirname, '../../examples/alliance')
const OWN_FIELD = 0.8
const JOINED = 0.6

const WORLDS = ['Fabel', 'Muster', 'Probe', 'Exempel', 'Beispiel', 'Irgend', 'Nirgend', 'Traum', 'Schein', 'Spiel', 'Wolken', 'Märchen', 'Sagen', 'Luft', 'Zauber', 'Nebel']
const TRADES = ['werk', 'technik', 'schmiede', 'labor', 'systeme', 'fertigung', 'optik', 'guss', 'sensorik', 'medizin', 'messtechnik', 'mikrobau']
const PLACES = ['Musterau', 'Probenau', 'Exempelstedt', 'Beispielroda', 'Fabelgau', 'Nirgendheim', 'Hinterwalde', 'Oberprobe', 'Untermuster', 'Traumitz', 'Scheinfurth', 'Wolkenrode']

/** The rows of the alliance: its clusters first, then those who belong to them. */
export function generatedAlliance({ organisations, clusters, sentences, seed }: GeneratedOptions): GeneratedRow[] {
  const draw = seeded(seed)
  const pick = <One>(list: readonly One[]): One => list[Math.floor(draw() * list.length)] as One // no list here is empty
  const byField = sentencesByField()
  const all = [...byField.values()].flat()
  const fields = [...byField.keys()].slice(0, clusters)
  const sentence = (field: string): string => pick(draw() < OWN_FIELD ? (byField.get(field) ?? all) : all)
  const text = (field: string): string =>
    Array.from({ length: sentences }, () => {
      const first = sentence(field)
      return draw() < JOINED && first.endsWith('.') ? `${first.slice(0, -1)}; ${sentence(field)}` : first
    }).join(' ')
  const homes = Array.from({ length: clusters }, (_, at) => ({ field: fields[at % fields.length] ?? '', name: `${WORLDS[at % WORLDS.length] ?? ''}netz ${PLACES[Math.floor(at / WORLDS.length) % PLACES.length] ?? ''}` }))
  const names = organisationNames(organisations)
  return [
    ...homes.map(({ field, name }) => ({ name, kind: 'Cluster', field, cluster: '', membership: 'ordentlich', text: text(field) })),
    ...names.map((name, at) => {
      const home = homes[at % homes.length]
      return { name, kind: 'Unternehmen', field: home?.field ?? '', cluster: home?.name ?? '', membership: '', text: text(home?.field ?? '') }
    }),
  ]
}

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** As a file for the import. */
export function asCsv(rows: readonly GeneratedRow[]): string {
  return ['Name;Art;Fachgebiet;Cluster;Mitgliedschaft;Text', ...rows.map(({ name, kind, field, cluster, membership, text }) => [name, kind, field, cluster, membership, text].map(cell).join(';'))].join('\n')
}

/** Different in more than a letter: names that nearly agree would be shown to a person. */
function organisationNames(many: number): string[] {
  const names = PLACES.flatMap((place, far) => TRADES.flatMap((trade, wide) => WORLDS.map((_, at) => `${WORLDS[(at + far + wide) % WORLDS.length] ?? ''}${trade} ${place} GmbH`)))
  if (many > names.length) throw new Error(`there are names for ${names.length} organisations`)
  // Neighbours in the list differ in all three parts, so that a small alliance is not all of one place.
  return Array.from({ length: many }, (_, at) => names[(at * 1_019) % names.length] ?? '')
}

/** The German sentences of the invented organisations' texts, by main field: what is said of real ones belongs to nobody else. */
function sentencesByField(): Map<string, string[]> {
  const told = DEMO.organisations.flatMap(({ fields: [field = ''], texts }) => texts.filter((file) => /\.de\.\w+$/.test(file)).flatMap((file) => sentencesIn(readFileSync(join(FOLDER, file), 'utf8')).map((sentence) => ({ field, sentence }))))
  return new Map([...Map.groupBy(told, ({ field }) => field)].map(([field, some]) => [field, some.map(({ sentence }) => sentence)]))
}

const segmenter = new Intl.Segmenter('de', { granularity: 'sentence' })

const sentencesIn = (text: string): string[] => text.split('\n').filter((line) => /[.!?]$/.test(line)).flatMap((line) => [...segmenter.segment(line)].map(({ segment }) => segment.trim()).filter((sentence) => sentence.length > 20))
