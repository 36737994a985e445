/**
 * Plans of a large alliance, plainly invented: led by its generated organisations, with partners, dates and texts recombined from our own examples. As a table that the house imports like anybody's.
 * Half of the plans are near another: most of their sentences are those of the plan before. **Shapes**: 2,000 plans of eight sentences are 3 MB. The same options give the same bytes.
 */
import { seeded } from '../../engine/intersect/seeded.ts'
import { generatedAlliance, type GeneratedOptions } from './house.ts'

export type GeneratedPlans = { readonly plans: number; readonly sentences: number; readonly seed: number; /** Whose plans they are: the organisations of this alliance. */ readonly alliance: GeneratedOptions }

const STATES = ['Idee', 'Skizze', 'eingereicht', 'bewilligt', 'läuft', 'abgeschlossen'] as const
const NEAR_SHARE = 0.7

const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?;]) /)

export function plansTable({ plans, sentences, seed, alliance }: GeneratedPlans): string {
  const draw = seeded(seed)
  const pick = <One>(list: readonly One[]): One => list[Math.floor(draw() * list.length)] as One // no list here is empty
  const rows = generatedAlliance(alliance)
  const companies = rows.filter(({ kind }) => kind === 'Unternehmen')
  let before: readonly string[] = []
  const lines = Array.from({ length: plans }, (_, at) => {
    const lead = pick(companies)
    const own = Array.from({ length: sentences }, () => pick(sentencesOf(lead.text)))
    const said = at % 2 === 1 ? own.map((sentence, place) => (draw() < NEAR_SHARE ? (before[place] ?? sentence) : sentence)) : own
    before = said
    const partners = [...new Set(Array.from({ length: 1 + Math.floor(draw() * 4) }, () => pick(companies).name))].filter((name) => name !== lead.name)
    const from = 2024 + Math.floor(draw() * 5)
    const title = `${said[0]?.replace(/[.;!?]$/, '').slice(0, 90) ?? ''} (${at + 1})`
    return [title, said.join(' '), lead.name, partners.join('; '), pick(STATES), `1.${1 + Math.floor(draw() * 12)}.${from}`, `30.6.${from + 1 + Math.floor(draw() * 3)}`]
  })
  return [['Titel', 'Kurzfassung', 'Leitung', 'Partner', 'Stand', 'Beginn', 'Ende'], ...lines].map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\n')
}
