/** The API as a page, from the same descriptions as `/api/openapi.json`. */
import { describedRoutes, fieldsOf, groupOf, type ToldRoute } from '#platform/http'

/** `docs/api.md`, generated. In: nothing; the doors must have been hung, since each tells of itself. */
export function apiPage(): string {
  const groups = [...Map.groupBy(describedRoutes().toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)), groupOf)]
  return `# The API

Generated from the schemas by \`npm run docs\`; do not edit by hand. A running house tells the same as OpenAPI 3.1 at \`/api/openapi.json\` and as a page at \`/en/api\`. Refusals are problem+json (RFC 9457); lists go on by \`next\`; things carry an ETag, and a write that names an older one by If-Match is refused as stale.

${groups.map(([group, routes]) => `## ${group}\n\n| | | |\n|---|---|---|\n${routes.map(rowOf).join('\n')}`).join('\n\n')}
`
}

const rowOf = ({ method, path, summary, query, body, file }: ToldRoute): string => {
  const takes = [...(query === undefined ? [] : [`query: ${fieldNames(query)}`]), ...(body === undefined ? [] : [`body: ${fieldNames(body)}`]), ...(file === undefined ? [] : [`file: ${file}`])]
  return `| \`${method.toUpperCase()} ${path}\` | ${summary.en} | ${takes.join('; ')} |`
}

const fieldNames = (schema: Parameters<typeof fieldsOf>[0]): string => [...new Set(fieldsOf(schema, 'input', 'en').map(({ name }) => name.split(/[.[]/, 1)[0] ?? name))].join(', ')
