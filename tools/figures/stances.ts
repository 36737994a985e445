/** Short texts whose phrases are had, sought or denied: what share is told right? All sets have been learned from, so the figures guard and do not predict. */
import goldenStances from '../../engine/golden/stances.json' with { type: 'json' }
import { stancesOf, type Stance } from '../../engine/profile/stance.ts'
import { plainReader } from '../../engine/text/reading.ts'
import { reported, type Figure } from './figure.ts'

const STANCES: readonly Stance[] = ['seeks', 'not', 'has']
const SETS = ['first', 'second', 'third']

/** One figure a stance, for all sets together; the note tells them apart. `tell` hears each phrase told wrong. */
export function stanceFigures(tell: (line: string) => void = () => undefined): Figure[] {
  const right = new Map<string, { told: number; all: number }>()
  for (const { set, lang, text, ...phrases } of goldenStances) {
    const { sentences } = plainReader().readText(text, lang === 'de' ? 'de' : 'en')
    const stances = stancesOf(text, sentences)
    const words = sentences.flatMap((sentence, at) => sentence.words.map((word, index) => ({ ...word, stance: stances[at]?.[index] ?? 'has' })))
    for (const wanted of STANCES) {
      for (const phrase of phrases[wanted]) {
        const start = text.indexOf(phrase)
        const told = usual(words.filter((word) => !word.small && word.start < start + phrase.length && word.end > start).map((word) => word.stance))
        const count = right.get(`${set} ${wanted}`) ?? { told: 0, all: 0 }
        right.set(`${set} ${wanted}`, { told: count.told + (told === wanted ? 1 : 0), all: count.all + 1 })
        if (told !== wanted) tell(`${set}: ${phrase} is ${wanted}, told as ${told ?? 'nothing'}: ${text}`)
      }
    }
  }
  return STANCES.map((stance) => {
    const counts = SETS.map((set) => ({ set, ...(right.get(`${set} ${stance}`) ?? { told: 0, all: 0 }) }))
    const sum = (of: 'told' | 'all'): number => counts.reduce((total, count) => total + count[of], 0)
    return reported(`sentences with a stance: told right, ${stance}`, sum('told') / Math.max(1, sum('all')), 'share', counts.map(({ set, told, all }) => `${set} set ${told}/${all}`).join(', '))
  })
}

function usual(stances: readonly Stance[]): Stance | undefined {
  const count = (stance: Stance): number => stances.filter((said) => said === stance).length
  return stances.length === 0 ? undefined : STANCES.toSorted((a, b) => count(b) - count(a))[0]
}
