/**
 * The API told by the schemas that it is read by: each door says what it takes and answers, and OpenAPI is made of that, and a page to read.
 * What a field means is said beside it in both languages: `z.string().meta({ de: 'Leserkreis', en: 'audience' })`.
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
  /** Files instead of a body: a form with a field of this name, beside those of the body. */
  readonly file?: string
  /** By status; `null` where nothing is answered but the status. */
  readonly answers: Readonly<Record<number, z.ZodType | null>>
  /** What is answered where it is not JSON. */
  readonly media?: readonly string[]
  /** Reading answers an ETag; writing may say with If-Match which version was seen. */
  readonly isTagged?: true
}

const routes = new Map<string, ToldRoute>()

/** Tells of a door; the same one told again is told anew. */
export const describe = (route: ToldRoute): void => void routes.set(`${route.method} ${route.path}`, route)

/** All doors that were told of. */
export const describedRoutes = (): ToldRoute[] => [...routes.values()]

/** What every door may answer besides. */
const Problem = z.object({ type: z.string(), title: z.string(), status: z.int(), detail: z.string(), reason: z.string().optional(), facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(), requestId: z.string() }).meta({ description: 'RFC 9457' })

/** What a door is about: the first word of its path. */
export const groupOf = ({ path }: Pick<ToldRoute, 'path'>): string => path.split('/')[3] ?? ''

/** The document of these doors. */
export function openApiOf(list: readonly ToldRoute[], language: Language, info: { readonly title: string; readonly version: string }): object {
  const paths = Map.groupBy(list, ({ path }) => path.replace(/:(\w+)/g, '{$1}'))
  return {
    openapi: '3.1.1',
    info,
    paths: Object.fromEntries([...paths].map(([path, doors]) => [path, Object.fromEntries(doors.map((door) => [door.method, operationOf(door, language)]))])),
    components: { schemas: { Problem: schemaOf(Problem, 'output', language) } },
  }
}

/** `getOrganisationsById` */
const idOf = ({ method, path }: ToldRoute): string => method + path.replace(/^\/api\/v1/, '').replace(/[/-](:?)(\w)/g, (_, colon: string, letter: string) => `${colon === '' ? '' : 'By'}${letter.toUpperCase()}`)

function operationOf(route: ToldRoute, language: Language): object {
  const { path, method, summary, query, body, file, answers, media = ['application/json'], isTagged = false } = route
  const parameters = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }))
  const asked = Object.entries(query?.shape ?? {}).map(([name, schema]) => ({ name, in: 'query', required: isNeeded(schema), schema: schemaOf(schema, 'input', language) }))
  const seen = isTagged ? [{ name: method === 'get' ? 'If-None-Match' : 'If-Match', in: 'header', required: false, schema: { type: 'string' } }] : []
  const told = (schema: z.ZodType | null): object => (schema === null ? {} : { content: Object.fromEntries(media.map((type) => [type, { schema: schemaOf(schema, 'output', language) }])) })
  return {
    operationId: idOf(route),
    tags: [groupOf(route)],
    summary: summary[language],
    parameters: [...parameters, ...asked, ...seen],
    ...requestOf(body, file, language),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, schema]) => [status, { description: summary[language], ...told(schema) }])),
      default: { description: 'Problem', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
  }
}

const isNeeded = (schema: z.core.$ZodType): boolean => !z.safeParse(schema, undefined).success

function requestOf(body: z.ZodType | undefined, file: string | undefined, language: Language): object {
  if (body === undefined && file === undefined) return {}
  const fields: Json = body === undefined ? {} : schemaOf(body, 'input', language)
  if (file === undefined) return { requestBody: { required: true, content: { 'application/json': { schema: fields } } } }
  const schema = { ...fields, type: 'object', required: [...(fields.required ?? []), file], properties: { ...fields.properties, [file]: { type: 'string', contentMediaType: 'application/octet-stream' } } }
  return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } }
}

type Json = { readonly type?: string; readonly format?: string; readonly const?: unknown; readonly enum?: readonly unknown[]; readonly description?: string; readonly required?: readonly string[]; readonly properties?: Readonly<Record<string, Json>>; readonly items?: Json; readonly additionalProperties?: Json | boolean; readonly anyOf?: readonly Json[]; readonly oneOf?: readonly Json[] }

/** What JSON Schema cannot say of a schema (a rule of its own, a transformation) is left open. */
function schemaOf(schema: z.core.$ZodType, io: 'input' | 'output', language: Language): Json {
  const { $schema: _, ...told } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    reused: 'inline',
    override({ jsonSchema }) {
      const { de, en } = jsonSchema as { de?: unknown; en?: unknown } // what meta puts there
      if (typeof de !== 'string' || typeof en !== 'string') return
      delete jsonSchema['de']
      delete jsonSchema['en']
      jsonSchema.description = language === 'de' ? de : en
    },
  })
  return told as Json // the parts of JSON Schema that are read here
}

// ---- For a page to read

export type ToldField = { readonly name: string; readonly kind: string; readonly isNeeded: boolean; readonly told: string | undefined }

/** The fields of what comes in or goes out: `organisations[].name.de`. */
export const fieldsOf = (schema: z.ZodType, io: 'input' | 'output', language: Language): ToldField[] => merged(fieldsIn(schemaOf(schema, io, language), '', true))

function fieldsIn(schema: Json, name: string, isRequired: boolean): ToldField[] {
  const choices = schema.anyOf ?? schema.oneOf
  const own = name === '' ? [] : [{ name, kind: kindOf(schema), isNeeded: isRequired, told: schema.description }]
  if (choices !== undefined) {
    const within = choices.map((one) => fieldsIn(one, name, isRequired))
    const isObjects = choices.every(({ properties }) => properties !== undefined)
    return isObjects ? within.flat().map((field) => ({ ...field, isNeeded: field.isNeeded && within.every((fields) => fields.some((one) => one.name === field.name)) })) : [...own, ...within.flat().filter((field) => field.name !== name)]
  }
  if (schema.items !== undefined) return [...own, ...fieldsIn(schema.items, `${name}[]`, true).filter((field) => field.name !== `${name}[]`)]
  if (schema.properties !== undefined) return [...own, ...Object.entries(schema.properties).flatMap(([key, one]) => fieldsIn(one, name === '' ? key : `${name}.${key}`, schema.required?.includes(key) ?? false))]
  return own
}

function kindOf({ type, format, const: only, enum: some, items, anyOf, oneOf }: Json): string {
  if (only !== undefined) return JSON.stringify(only)
  if (some !== undefined) return some.map((one) => JSON.stringify(one)).join(' | ')
  const choices = anyOf ?? oneOf
  if (choices !== undefined) return [...new Set(choices.map(kindOf))].join(' | ')
  if (items !== undefined) return `${kindOf(items)}[]`
  return format ?? type ?? 'any'
}

/** Of several choices the same field is told once. */
function merged(fields: readonly ToldField[]): ToldField[] {
  return [...Map.groupBy(fields, ({ name }) => name).values()].flatMap((some) => {
    const [first] = some
    return first === undefined ? [] : [{ ...first, kind: [...new Set(some.map(({ kind }) => kind))].join(' | ') }]
  })
}
