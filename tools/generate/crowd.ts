/**
 * Very many organisations and people, plainly invented, as the two tables that an office imports. No texts: what is read is measured elsewhere.
 * **Shapes**: names of three parts that differ in more than a letter, since those that nearly agree are shown to a person; every organisation belongs to one of 40 clusters; people are spread evenly. The same options give the same bytes.
 */
import { seeded } from '../../engine/intersect/seeded.ts'

export type CrowdOptions = { readonly organisations: number; readonly people: number; readonly seed: number }
export type Crowd = { readonly organisations: string; readonly people: string; /** What is typed to find some of them. */ readonly words: readonly string[] }

const CLUSTERS = 40
const SYLLABLES = ['ba', 'dor', 'fel', 'gun', 'hir', 'kla', 'lum', 'mei', 'nor', 'pra', 'rus', 'sil', 'tav', 'wen', 'zol', 'bri', 'dam', 'fos', 'grel', 'hul', 'kem', 'lat', 'mur', 'nib', 'pol']
const TRADES = ['Optik', 'Feinwerk', 'Guss', 'Sensorik', 'Messtechnik', 'Medizintechnik', 'Werkzeugbau', 'Galvanik', 'Mikrobau', 'Lasertechnik']
const FIELDS = ['Optik und Photonik', 'Kunststoff', 'Metallbearbeitung', 'Elektronische Messtechnik', 'Mikro- und Nanotechnik', 'Medizintechnik']
const PLACES = ['Musterau', 'Probenau', 'Exempelstedt', 'Beispielroda', 'Fabelgau', 'Nirgendheim']
const GIVEN = ['Ada', 'Bruno', 'Clara', 'Dario', 'Edda', 'Falk', 'Greta', 'Hannes', 'Ida', 'Jonas', 'Käthe', 'Levin', 'Mara', 'Nils', 'Olga', 'Paul']

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export function crowdOf({ organisations, people, seed }: CrowdOptions): Crowd {
  const draw = seeded(seed)
  const pick = <One>(list: readonly One[]): One => list[Math.floor(draw() * list.length)] as One // no list here is empty
  const many = SYLLABLES.length
  /** Every number has its own word of four syllables, and neighbours share none. */
  const wordOf = (at: number): string => {
    const mixed = (at * 7_919) % many ** 4
    return capital([0, 1, 2, 3].map((place) => SYLLABLES[Math.floor(mixed / many ** place) % many] ?? '').join(''))
  }
  const clusters = Array.from({ length: CLUSTERS }, (_, at) => `${wordOf(many ** 4 - 1 - at)}netz`)
  const names = Array.from({ length: organisations - CLUSTERS }, (_, at) => `${wordOf(at)} ${pick(TRADES)} GmbH`)
  return {
    organisations: ['Name;Art;Ort;Fachgebiet;Cluster;Mitgliedschaft', ...clusters.map((name, at) => `${name};Cluster;${pick(PLACES)};${FIELDS[at % FIELDS.length]};;ordentlich`), ...names.map((name, at) => `${name};Unternehmen;${pick(PLACES)};${pick(FIELDS)};${clusters[at % CLUSTERS]};`)].join('\n'),
    people: ['Name;E-Mail;Funktion;Organisation', ...Array.from({ length: people }, (_, at) => `${pick(GIVEN)} ${capital(pick(SYLLABLES))}${pick(SYLLABLES)} ${at};p${at}@${(at % names.length).toString(36)}.example;Mitwirkung;${names[at % names.length]}`)].join('\n'),
    words: Array.from({ length: 8 }, () => wordOf(Math.floor(draw() * names.length)).slice(0, 6).toLowerCase()),
  }
}
