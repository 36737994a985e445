/**
 * The short reads that pages ask all the time: sent together ({@link Pipe}), and where their shape is always the same, built once and planned once by the server. Everywhere else Kysely's own `execute` reads better.
 * In a transaction they run in it, like everything else.
 */
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type CompiledQuery, type QueryExecutorProvider } from 'kysely'
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

/** A built query, or one written out by `sql`. */
export type Asked<Row> = { compile(db: QueryExecutorProvider): CompiledQuery<Row> }

type Ask = (text: string, values: readonly unknown[]) => Promise<{ readonly rows: unknown[] }>

const together = new WeakMap<Kysely<Tables>, Ask>()

/** From now on, short reads of this database go this way. */
export const readTogether = (db: Kysely<Tables>, ask: Ask): void => void together.set(db, ask)

/** A short read whose shape depends on what is asked. Who may read for seconds calls `execute` instead, lest others wait behind. */
export const quickly = <Row>(db: Kysely<Tables>, query: Asked<Row>): Promise<Row[]> => read(db, query.compile(db))

async function read<Row>(db: Kysely<Tables>, query: CompiledQuery<Row>): Promise<Row[]> {
  const ask = together.get(db)
  const { rows } = ask === undefined ? await db.executeQuery(query) : await ask(query.sql, query.parameters)
  return rows as Row[] // of this query
}

const names = new Map<string, string>()

/** The name under which servers keep this statement, if it is a prepared one. */
export const nameOf = (text: string): string | undefined => names.get(text)

/** PostgreSQL keeps 63 bytes of a name. */
const LONGEST = 63

/**
 * A prepared query: `const organisationById = prepared('members.organisation', (db, given: { id: string }) => db.selectFrom('organisations').selectAll().where('id', '=', given.id))`,
 * then `await organisationById(tx, { id })`. What is `given` stands in the query as a value only: its shape must not depend on it.
 */
export function prepared<Given extends object, Row>(name: string, build: (db: Kysely<Tables>, given: Given) => Asked<Row>): (db: Kysely<Tables>, given: Given) => Promise<Row[]> {
  if (Buffer.byteLength(name) > LONGEST) throw new RangeError(`the name of a prepared query is too long: ${name}`)
  let ready: CompiledQuery<Row> | undefined
  return async (db, given) => {
    ready ??= compile(name, (places) => build(builder, places))
    const parameters = ready.parameters.map((value) => (value instanceof Place ? given[value.key as keyof Given] : value)) // places are made of the keys of Given
    return read(db, { ...ready, parameters })
  }
}

/**
 * The same for a query of several shapes. `shape` says which parts it has and nothing else; what is `given` stands in it as values. Each shape is built and planned once, so there must be few.
 */
export function shaped<Given extends object, Shape extends object, Row>(name: string, build: (db: Kysely<Tables>, given: Given, shape: Shape) => Asked<Row>): (db: Kysely<Tables>, given: Given, shape: Shape) => Promise<Row[]> {
  const known = new Map<string, (db: Kysely<Tables>, given: Given) => Promise<Row[]>>()
  return (db, given, shape) => {
    const key = JSON.stringify(shape)
    const one = known.get(key) ?? prepared(`${name}.${known.size}`, (places, values: Given) => build(places, values, shape))
    known.set(key, one)
    return one(db, given)
  }
}

function compile<Row>(name: string, build: (places: never) => Asked<Row>): CompiledQuery<Row> {
  const places = new Proxy({}, { get: (_, key) => new Place(String(key)) })
  const compiled = build(places as never).compile(builder) // every property is a place, whatever it is called
  if ([...names].some(([text, taken]) => taken === name && text !== compiled.sql)) throw new Error(`two prepared queries are called ${name}`)
  names.set(compiled.sql, name)
  return compiled
}
