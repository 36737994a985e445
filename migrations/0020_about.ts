/** What the alliance says of itself on its start page. */
export const up = `
  alter table alliances add column about_de text not null default '', add column about_en text not null default '';
`
