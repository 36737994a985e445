/** What topics the engine found in plans, and what people say of them. Both are kept apart: a new reading takes back no word. */
import { sql } from 'kysely'
import type { Author } from '#modules/members'
import { prepared, type Db, type Tx } from '#platform/database'
import type { Instant } from '#platform/time'
import type { Language } from '#platform/words'
import type { ProjectId } from './project.ts'

export const STANCES = ['has', 'seeks'] as const
export type Stance = (typeof STANCES)[number]
export type TopicWord = 'confirmed' | 'rejected'

/** A topic of a plan: found in its texts, said by its people, or both. */
export type ProjectTopic = { readonly topic: string; readonly stance: Stance; /** From 0 to 1; absent where the engine did not find it. */ readonly weight?: number; readonly word?: TopicWord }

type Row = { readonly topic: string; readonly stance: Stance; readonly weight: number | null; readonly word: TopicWord | null }

const ofProject = prepared('projects.topics', (_, given: { id: ProjectId }) => sql<Row>`
  select coalesce(t.topic, w.topic) as topic, coalesce(t.stance, w.stance) as stance, t.weight, w.says as word
  from (select * from project_topics where project = ${given.id}) t full join (select * from project_topic_words where project = ${given.id}) w on w.topic = t.topic and w.stance = t.stance
  order by coalesce(t.stance, w.stance), t.weight desc nulls last, 1`)

/** What is likeliest first. */
export const topicsOf = async (db: Db, id: ProjectId): Promise<readonly ProjectTopic[]> => (await ofProject(db, { id })).map(({ topic, stance, weight, word }) => ({ topic, stance, ...(weight === null ? {} : { weight }), ...(word === null ? {} : { word }) }))

export type Found = { readonly topic: string; readonly stance: Stance; readonly weight: number }

/** What stands in the texts now, with what it was read, and why it could not be. */
export async function keepReading(tx: Tx, id: ProjectId, found: readonly Found[], made: { readonly hash: string; readonly madeWith: string; readonly refused?: Readonly<Record<Language, string>> | undefined }): Promise<void> {
  await sql`delete from project_topics where project = ${id}`.execute(tx)
  if (found.length > 0) await sql`insert into project_topics (project, topic, stance, weight) select ${id}::uuid, topic, stance, weight from jsonb_populate_recordset(null::project_topics, ${JSON.stringify(found)}::jsonb)`.execute(tx)
  await sql`insert into project_readings (project, hash, made_with, refused) values (${id}, ${made.hash}, ${made.madeWith}, ${made.refused === undefined ? null : JSON.stringify(made.refused)}::jsonb)
    on conflict (project) do update set hash = excluded.hash, made_with = excluded.made_with, refused = excluded.refused`.execute(tx)
}

export type Reading = { readonly hash: string; readonly madeWith: string; readonly refused: Readonly<Record<Language, string>> | null }

export const readingOf = async (db: Db, id: ProjectId): Promise<Reading | undefined> => (await sql<Reading>`select hash, made_with as "madeWith", refused from project_readings where project = ${id}`.execute(db)).rows[0]

/** The last word counts; nothing takes it back. */
export async function keepTopicWord(tx: Tx, id: ProjectId, { topic, stance }: Pick<ProjectTopic, 'topic' | 'stance'>, says: TopicWord | undefined, { by, at }: { readonly by: Author; readonly at: Instant }): Promise<void> {
  if (says === undefined) return void (await sql`delete from project_topic_words where project = ${id} and topic = ${topic} and stance = ${stance}`.execute(tx))
  await sql`insert into project_topic_words (project, topic, stance, says, author, at) values (${id}, ${topic}, ${stance}, ${says}, ${JSON.stringify(by)}::jsonb, ${at})
    on conflict (project, topic, stance) do update set says = excluded.says, author = excluded.author, at = excluded.at`.execute(tx)
}

/** A part begins with what was found in the whole and said of it. */
export async function copyTopics(tx: Tx, from: ProjectId, to: readonly ProjectId[]): Promise<void> {
  await sql`insert into project_topics (project, topic, stance, weight) select part, topic, stance, weight from project_topics, unnest(${to}::uuid[]) part where project = ${from}`.execute(tx)
  await sql`insert into project_topic_words (project, topic, stance, says, author, at) select part, topic, stance, says, author, at from project_topic_words, unnest(${to}::uuid[]) part where project = ${from}`.execute(tx)
}
