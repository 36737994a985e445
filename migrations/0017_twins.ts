/** Of which texts both language versions must be in step before they are published; since when a version of a rule is behind the other; which version readers of news had and have no longer. */
export const up = `
  alter table alliances add column in_step text[] not null default '{rules}';
  -- By language: since when it says less than the other.
  alter table charter_versions add column stale jsonb not null default '{}';
  -- By language: since when a version that was there for readers is missing.
  alter table publications add column gone jsonb not null default '{}';
`
