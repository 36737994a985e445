/**
 * Opening and closing a plan: how far it and each of its fields are disclosed. Opening is deliberate: before the alliance or the public see more, whoever opens says whether a patent or design was applied for. Closing is possible only while nobody beyond the lead has read.
 * **Errors**: `invalid` where the question is not answered, or “not yet” is not confirmed; `conflict` where it was read, where nothing changes, or where the plan went on in others; `stale`.
 * **Source**: § 3 (1), (2) PatG: what the public can know before the application is state of the art.
 */
import { accept, refuse, type Result } from '#platform/result'
import { asksProtection, closes, opens, readStricter, type Disclosed } from './disclosure.ts'
import { next, type Project, type PROTECTIONS, type Signed } from './project.ts'

/** What whoever opens answers. */
export type Answered = { readonly answer?: (typeof PROTECTIONS)[number]; /** “Not yet” is known, and meant. */ readonly isConfirmed: boolean }

/** The answer as it is kept; nothing where none is asked for. */
export function answerOf(before: Disclosed | undefined, after: Disclosed, { answer, isConfirmed }: Answered, at: Signed['at']): Result<Pick<Project, 'protection'>> {
  if (!asksProtection(before, after)) return accept({})
  if (answer === undefined) return refuse('invalid', 'protection.unanswered')
  if (answer === 'not-yet' && !isConfirmed) return refuse('invalid', 'protection.unconfirmed')
  return accept({ protection: { answer, at } })
}

/** In: for how many it was opened beyond its lead. */
export function disclose(project: Project, said: Disclosed & Answered, { seen, readers, by, at }: Signed & { readonly seen: number; readonly readers: number }): Result<Project> {
  if (project.became !== undefined) return refuse('conflict', 'project.became')
  if (seen !== project.version) return refuse('stale', 'project.changed')
  const stricter = readStricter(said.disclosure, said.stricter)
  if (!stricter.ok) return stricter
  const after: Disclosed = { disclosure: said.disclosure, stricter: stricter.value }
  if (!opens(project, after) && !closes(project, after)) return refuse('conflict', 'disclosure.same')
  if (closes(project, after) && readers > 0) return refuse('conflict', 'disclosure.read', { count: readers })
  const answer = answerOf(project, after, said, at)
  return answer.ok ? accept(next(project, { ...after, ...answer.value }, { by, at })) : answer
}
