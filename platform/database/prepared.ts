/**
 * Queries that are built once and that the server plans once: for the twenty or so that pages ask all the time. Everywhere else Kysely's own `execute` reads better.
 * **Units**: MEASURED
 */
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type Compilable, type CompiledQuery } from 'kysely'
import type { Tables } from '../tables.ts'

/** Stands for a value that is given later. */
class Place {
  readonly key: string

  constructor(key: string) {
    this.key = key
  }
}

const builder = new Kysely<Tables>({
  dialect: { createAdapter: () => new PostgresAdapter(), createDriver: () => new DummyDriver(), createIntrospector: (db) => new PostgresIntrospector(db), createQueryCompiler: () => new PostgresQueryCompiler() },
})

const names = new Map<string, string>()

/** The name under which servers keep this statement, if it is a prepared one. */
export const nameOf = (text: string): string | undefined => names.get(text)

/** PostgreSQL keeps 63 bytes of a name. */
const LONGEST = 63

/**
 * A prepared query: `const organisationById = prepared('members.organisation', (db, given: { id: string }) => db.selectFrom('organisations').selectAll().where('id', '=', given.id))`,
 * then `await organisationById(tx, { id })`. What is `given` stands in the query as a value only: its shape must not depend on it.
 */
export function prepared<Given extends object, Row>(name: string, build: (db: Kysely<Tables>, given: Given) => Compilable<Row>): (db: Kysely<Tables>, given: Given) => Promise<Row[]> {
  if (Buffer.byteLength(name) > LONGEST) throw new RangeError(`the name of a prepared query is too long: ${name}`)
  let ready: CompiledQuery<Row> | undefined
  return async (db, given) => {
    ready ??= compile(name, (places) => build(builder, places))
    const parameters = ready.parameters.map((value) => (value instanceof Place ? given[value.key as keyof Given] : value)) // places are made of the keys of Given
    const { rows } = await db.executeQuery<Row>({ ...ready, parameters })
    return rows
  }
}

function compile<Row>(name: string, build: (places: never) => Compilable<Row>): CompiledQuery<Row> {
  const places = new Proxy({}, { get: (_, key) => new Place(String(key)) })
  const compiled = build(places as never).compile() // every property is a place, whatever it is called
  if ([...names].some(([text, taken]) => taken === name && text !== compiled.sql)) throw new Error(`two prepared queries are called ${name}`)
  names.set(compiled.sql, name)
  return compiled
}
