/** The API as a document for programs and as a page to read, both made of what the doors tell of themselves. */
import { describedRoutes, fieldsOf, groupOf, openApiOf, tagged, type App, type ToldField, type ToldRoute } from '../http/index.ts'
import { isLanguage, say, type Language, type Words } from '../words.ts'
import { Section } from './parts.tsx'
import type { SiteNeeds } from './page.ts'
import type { Site } from './site.tsx'
import { Table } from './table.tsx'

const ADDRESSES = { api: { de: 'schnittstelle', en: 'api' } } as const
const DOCUMENT = '/api/openapi.json'

const API_WORDS = {
  title: { de: 'Schnittstelle', en: 'API' },
  lead: { de: 'Was auf den Seiten geht, geht auch für Programme: {count} Aufrufe unter /api/v1, JSON, jede Ablehnung mit ihrem Grund.', en: 'What pages can do, programs can do too: {count} calls under /api/v1, JSON, every refusal with its reason.' },
  document: { de: 'Als OpenAPI 3.1', en: 'As OpenAPI 3.1' },
  lists: { de: 'Listen kommen in Abschnitten: „next“ und der Kopf „Link“ nennen die Adresse des nächsten. Wer mit If-None-Match fragt, bekommt nur, was sich geändert hat; wer mit If-Match schreibt, überschreibt nichts, was er nicht gesehen hat. Eine Ablehnung ist application/problem+json (RFC 9457).', en: 'Lists come in parts: “next” and the header “Link” give the address of the following one. Who asks with If-None-Match gets only what has changed; who writes with If-Match overwrites nothing unseen. A refusal is application/problem+json (RFC 9457).' },
  parameters: { de: 'In der Adresse', en: 'In the address' },
  body: { de: 'Was gesendet wird', en: 'What is sent' },
  answer: { de: 'Was geantwortet wird ({status})', en: 'What is answered ({status})' },
  name: { de: 'Feld', en: 'Field' },
  kind: { de: 'Form', en: 'Form' },
  needed: { de: 'Nötig', en: 'Needed' },
  yes: { de: 'ja', en: 'yes' },
  meaning: { de: 'Bedeutung', en: 'Meaning' },
  file: { de: 'Datei', en: 'file' },
} as const satisfies Words

/** The way to the page, for the foot of every page. */
export const API_FOOT: NonNullable<SiteNeeds['foot']>[number] = { label: API_WORDS.title, address: ADDRESSES.api }

type ApiNeeds = { readonly title: string; readonly version: string; /** What the groups of doors are called, by the first word of their paths. */ readonly groups: Words }

/** To be hung when all doors are. */
export function hangApiPages(app: App, site: Site, { title, version, groups }: ApiNeeds): void {
  const documents = { de: openApiOf(describedRoutes(), 'de', { title, version }), en: openApiOf(describedRoutes(), 'en', { title, version }) }
  app.get(DOCUMENT, (door) => {
    const asked = door.req.query('lang') ?? ''
    const language = isLanguage(asked) ? asked : door.var.language
    door.header('Vary', 'Accept-Language')
    return tagged(door, `${version}.${language}`) ?? door.json(documents[language])
  })
  site.pages(app, ADDRESSES).get('api', (_, { language, show }) => {
    const routes = describedRoutes()
    return show(
      { title: say(API_WORDS, language, 'title'), lead: say(API_WORDS, language, 'lead', { count: routes.length }), actions: <a class="button" href={`${DOCUMENT}?lang=${language}`}>{say(API_WORDS, language, 'document')}</a> },
      <>
        <p>{say(API_WORDS, language, 'lists')}</p>
        {[...Map.groupBy(routes, groupOf)].map(([group, some]) => (
          <Section key={group} title={group in groups ? say(groups, language, group) : group}>
            {some.map((route) => <Route key={route.method + route.path} route={route} language={language} />)}
          </Section>
        ))}
      </>,
    )
  })
}

const Route = ({ route, language }: { readonly route: ToldRoute; readonly language: Language }) => {
  const { method, path, summary, query, body, file, answers } = route
  const parameters: ToldField[] = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({ name, kind: 'string', isNeeded: true, told: undefined }))
  const sent = [...(body === undefined ? [] : fieldsOf(body, 'input', language)), ...(file === undefined ? [] : [{ name: file, kind: say(API_WORDS, language, 'file'), isNeeded: true, told: undefined }])]
  // Named whole, so that who hears the page can tell its tables apart.
  const caption = (part: 'parameters' | 'body' | 'answer', status = ''): string => `${say(API_WORDS, language, part, { status })} · ${method.toUpperCase()} ${path}`
  const answered = Object.entries(answers).flatMap(([status, schema]) => (schema === null ? [] : [{ status, fields: fieldsOf(schema, 'output', language) }]))
  return (
    <details class="route">
      <summary><code>{method.toUpperCase()} {path}</code> <span class="soft">{summary[language]}</span></summary>
      <Fields caption={caption('parameters')} fields={[...parameters, ...(query === undefined ? [] : fieldsOf(query, 'input', language))]} language={language} />
      <Fields caption={caption('body')} fields={sent} language={language} />
      {answered.map(({ status, fields }) => <Fields key={status} caption={caption('answer', status)} fields={fields} language={language} />)}
    </details>
  )
}

const Fields = ({ caption, fields, language }: { readonly caption: string; readonly fields: readonly ToldField[]; readonly language: Language }) =>
  fields.length === 0 ? null : (
    <Table
      caption={caption}
      rows={fields}
      columns={[
        { head: say(API_WORDS, language, 'name'), cell: ({ name }) => <code>{name}</code> },
        { head: say(API_WORDS, language, 'kind'), cell: ({ kind }) => <code>{kind}</code> },
        { head: say(API_WORDS, language, 'needed'), cell: ({ isNeeded }) => (isNeeded ? say(API_WORDS, language, 'yes') : '') },
        ...(fields.some(({ told }) => told !== undefined) ? [{ head: say(API_WORDS, language, 'meaning'), cell: ({ told }: ToldField) => told ?? '' }] : []),
      ]}
    />
  )
