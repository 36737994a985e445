/**
 * The API told by the schemas that it is read by: each door says what it takes and answers, and OpenAPI is made of that.
 * **Source**: OpenAPI 3.1.1, whose schemas are JSON Schema 2020-12.
 */
import { z } from 'zod'
import type { Language } from '../words.ts'

export type ToldRoute = {
  readonly method: 'get' | 'post' | 'patch' | 'put' | 'delete'
  /** As a door is hung: `/api/v1/organisations/:id`. */
  readonly path: string
  readonly summary: Readonly<Record<Language, string>>
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  /** Files instead of a body: a form with a field of this name. */
  readonly file?: string
  /** By status; `null` where nothing is answered but the status. */
  readonly answers: Readonly<Record<number, z.ZodType | null>>
}

const routes = new Map<string, ToldRoute>()

/** Tells of a door; the same one told again is told anew. */
export const describe = (route: ToldRoute): void => void routes.set(`${route.method} ${route.path}`, route)

/** All doors that were told of. */
export const describedRoutes = (): ToldRoute[] => [...routes.values()]

/** What every door may answer besides. */
const Problem = z.object({ type: z.string(), title: z.string(), status: z.int(), detail: z.string(), reason: z.string().optional(), facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(), requestId: z.string() }).meta({ description: 'RFC 9457' })

/** The document of these doors. */
export function openApiOf(list: readonly ToldRoute[], language: Language, info: { readonly title: string; readonly version: string }): object {
  const paths = Map.groupBy(list, ({ path }) => path.replace(/:(\w+)/g, '{$1}'))
  return {
    openapi: '3.1.1',
    info,
    paths: Object.fromEntries([...paths].map(([path, doors]) => [path, Object.fromEntries(doors.map((door) => [door.method, operationOf(door, language)]))])),
    components: { schemas: { Problem: schemaOf(Problem, 'output') } },
  }
}

function operationOf({ path, summary, query, body, file, answers }: ToldRoute, language: Language): object {
  const parameters = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }))
  const asked = Object.entries(query?.shape ?? {}).map(([name, schema]) => ({ name, in: 'query', required: !z.safeParse(schema, undefined).success, schema: schemaOf(schema, 'input') }))
  const sent = file === undefined ? body : undefined
  return {
    summary: summary[language],
    parameters: [...parameters, ...asked],
    ...(sent === undefined ? {} : { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(sent, 'input') } } } }),
    ...(file === undefined ? {} : { requestBody: { required: true, content: { 'multipart/form-data': { schema: { type: 'object', required: [file], properties: { [file]: { type: 'string', contentMediaType: 'application/octet-stream' } } } } } } }),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, schema]) => [status, { description: summary[language], ...(schema === null ? {} : { content: { 'application/json': { schema: schemaOf(schema, 'output') } } }) }])),
      default: { description: 'Problem', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
  }
}

/** What JSON Schema cannot say of a schema (a rule of its own, a transformation) is left open. */
function schemaOf(schema: z.core.$ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...told } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' })
  return told
}
