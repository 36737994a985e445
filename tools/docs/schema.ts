/** The tables as they are after all migrations, asked of a database. */
import { sql } from 'kysely'
import type { Db } from '#platform/database'

type Column = { readonly table: string; readonly column: string; readonly type: string; readonly required: boolean; readonly leads: string | null }

/** `docs/schema.md`, generated. */
export async function schemaPage(db: Db): Promise<string> {
  const { rows } = await sql<Column>`
    select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
      (select f.relname from pg_constraint k join pg_class f on f.oid = k.confrelid where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any(k.conkey) limit 1) as leads
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where n.nspname = 'public' and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped order by c.relname, a.attnum
  `.execute(db)
  const tables = [...Map.groupBy(rows, ({ table }) => table)]
  return `# Tables

Generated from the migrations by \`npm run docs\`; do not edit by hand. What each is for stands in its migration; jobs wait in the schema \`graphile_worker\`.

${tables.map(([table, columns]) => `## ${table}\n\n| column | type | | leads to |\n|---|---|---|---|\n${columns.map(({ column, type, required, leads }) => `| ${column} | ${type} | ${required ? 'required' : ''} | ${leads ?? ''} |`).join('\n')}`).join('\n\n')}
`
}
