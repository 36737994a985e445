/** What runs beside requests: the engine reads what as many may see of a plan as the plan, in each of its languages, and what it finds is kept. Done again, it finds the same. */
import { z } from 'zod'
import { transact, type Db, type Tx } from '#platform/database'
import { hashOf } from '#platform/hash'
import { addJob, job, type Job } from '#platform/jobs'
import { LANGUAGES, type Language } from '#platform/words'
import { isAsOpen } from './disclosure.ts'
import { TEXTS, type Project, type ProjectId } from './project.ts'
import { findProject } from './store.ts'
import { keepReading, readingOf, topicsOf, type Found, type Stance } from './topic-store.ts'

type Told = Readonly<Record<Language, string>>

/** The topics that a text shows, or why it cannot be read. */
type ReadText = { readonly topics: readonly Found[] } | { readonly refused: Told }

export type ProjectsWorld = {
  readonly db: Db
  /** Reads texts with the engine and vocabulary as they are now, by a name that changes with them. */
  readonly profiles: (texts: readonly { readonly text: string; readonly language?: Language }[]) => Promise<{ readonly madeWith: string; readonly answers: readonly ReadText[] }>
  readonly changed: (tx: Tx, project: Project, before?: Project) => Promise<void>
}

/** To be read, since its texts are new. */
export const readLater = (tx: Tx, id: ProjectId): Promise<void> => addJob(tx, 'projects.read', { project: id }, { key: `projects.read ${id}`, queue: 'topics.engine', attempts: 5 })

export const projectsJobs = (world: ProjectsWorld): readonly Job[] => [job('projects.read', z.object({ project: z.string() }), ({ project }) => read(world, project as ProjectId))] // ordered by readLater alone

/** What is read of a plan: its title, and the texts that are not stricter; so that a topic tells nobody more than the text it was found in. */
export const readableTexts = (project: Project): { readonly text: string; readonly language: Language }[] =>
  LANGUAGES.flatMap((language) => {
    const twin = project.twins[language]
    return twin === undefined ? [] : [{ language, text: [twin.title, ...TEXTS.flatMap((name) => (isAsOpen(project, name) && twin[name] !== undefined ? [twin[name]] : []))].join('\n\n') }]
  })

async function read({ db, profiles, changed }: ProjectsWorld, id: ProjectId): Promise<void> {
  const found = await findProject(db, id)
  if (!found.ok || found.value.became !== undefined) return
  const texts = readableTexts(found.value)
  const hash = hashOf(JSON.stringify(texts))
  const { madeWith, answers } = await profiles(texts.map(({ text, language }) => (isTold(text) ? { text } : { text, language })))
  const kept = await readingOf(db, id)
  if (kept?.hash === hash && kept.madeWith === madeWith) return
  const topics = heaviest(answers.flatMap((answer) => ('topics' in answer ? answer.topics : [])))
  // Where one language could be read, the other is a translation at worst.
  const refused = answers.every((answer) => 'refused' in answer) ? answers.flatMap((answer) => ('refused' in answer ? [answer.refused] : []))[0] : undefined
  await transact(db, async (tx) => {
    const again = await findProject(tx, id)
    // Changed meanwhile: another job has it.
    if (!again.ok || hashOf(JSON.stringify(readableTexts(again.value))) !== hash) return
    const before = JSON.stringify(await topicsOf(tx, id))
    await keepReading(tx, id, topics, { hash, madeWith, refused })
    if (before !== JSON.stringify(await topicsOf(tx, id))) await changed(tx, again.value, again.value)
  })
}

/** Of a longer text the engine sees what language it is, whatever it was entered as; of a title it would have to guess. */
const isTold = (text: string): boolean => text.split(/\s+/).length >= 12

/** Of a topic in both languages the one that weighs more. */
function heaviest(found: readonly Found[]): readonly Found[] {
  const byTopic = new Map<string, Found>()
  for (const one of found) {
    const key = `${one.stance satisfies Stance} ${one.topic}`
    if (one.weight > (byTopic.get(key)?.weight ?? 0)) byTopic.set(key, { topic: one.topic, stance: one.stance, weight: one.weight })
  }
  return [...byTopic.values()].toSorted((a, b) => b.weight - a.weight || (a.topic < b.topic ? -1 : 1))
}
