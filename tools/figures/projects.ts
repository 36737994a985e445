/** The EuroSciVoc codes of Horizon Europe projects (shared/data/cordis-he), in the order of project numbers: the later a proposal was handed in, roughly, the higher its number. */
import { dataText } from './data.ts'

/** A project's codes; most have two or three. */
export function projectCodes(): string[][] {
  const projects = JSON.parse(dataText('cordis-he/labels-only.json.gz')) as Record<string, string[]> // the shape shared/data/README.md tells
  return Object.entries(projects)
    .toSorted(([a], [b]) => Number(a) - Number(b))
    .map(([, codes]) => codes)
}

/** Projects with their codes numbered by first mention; `numbered` leaves out what it has not seen. */
export function numberCodes(projects: readonly (readonly string[])[]): { readonly units: number[][]; readonly numbered: (codes: readonly string[]) => number[] } {
  const numbers = new Map<string, number>()
  for (const code of projects.flat()) if (!numbers.has(code)) numbers.set(code, numbers.size)
  const numbered = (codes: readonly string[]): number[] => codes.flatMap((code) => numbers.get(code) ?? []).toSorted((a, b) => a - b)
  return { units: projects.map(numbered), numbered }
}
