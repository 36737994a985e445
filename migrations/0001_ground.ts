/** The ground: what happened, for open pages; and which jobs have had their effect. */
export const up = `
  create table occurrences (
    id uuid primary key,
    kind text not null,
    about text not null,
    facts jsonb not null default '{}',
    at timestamptz not null default now(),
    -- Which transaction wrote it: ids are in order of making, transactions become visible in another.
    xact xid8 not null default pg_current_xact_id()
  );
  create index occurrences_xact on occurrences (xact);
  create index occurrences_at on occurrences (at);

  create table job_effects (
    job bigint primary key
  );
`
