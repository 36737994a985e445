/** The life of memberships: voices that rest, leaving, expulsion, succession, and what organisations were called; how long before leaving one says so; people brought by a table. */
export const up = `
  alter table alliances add column leaving jsonb not null default '{"months": 0, "toYearEnd": false}';

  create table rests (
    organisation uuid not null references organisations,
    from_day date not null,
    until_day date,
    reason text not null,
    author jsonb not null,
    primary key (organisation, from_day),
    check (until_day >= from_day)
  );

  create table leavings (
    organisation uuid not null references organisations,
    declared_day date not null,
    -- The last day of the membership, and which it had been before.
    until_day date not null,
    before_day date,
    withdrawn_day date,
    author jsonb not null,
    at timestamptz not null,
    primary key (organisation, at),
    check (until_day >= declared_day)
  );

  create table expulsions (
    id uuid primary key,
    organisation uuid not null references organisations,
    reason text not null,
    opened_day date not null,
    deadline date not null check (deadline > opened_day),
    statement text,
    heard_day date,
    reference text,
    decided_day date,
    until_day date,
    dropped_day date,
    author jsonb not null,
    check (statement is null or heard_day is not null),
    -- Nobody is expelled who was not heard.
    check (decided_day is null or (heard_day is not null and reference is not null and until_day is not null)),
    check (decided_day is null or dropped_day is null)
  );
  create unique index expulsions_open on expulsions (organisation) where decided_day is null and dropped_day is null;

  create table successions (
    predecessor uuid primary key references organisations,
    successor uuid not null references organisations,
    kind text not null check (kind in ('merger', 'takeover')),
    -- The last day of the predecessor.
    until_day date not null,
    author jsonb not null,
    check (predecessor <> successor)
  );
  create index successions_successor on successions (successor);

  create table former_names (
    organisation uuid not null references organisations,
    -- The last day on which it was called so.
    until_day date not null,
    name_de text,
    name_en text,
    short_name text,
    author jsonb not null,
    primary key (organisation, until_day),
    check (name_de is not null or name_en is not null)
  );

  create table people_drafts (
    id uuid primary key,
    name text not null,
    bytes bytea not null,
    -- What the preview showed, so that nothing else is confirmed.
    plan_hash text not null,
    author jsonb not null,
    created_at timestamptz not null default now()
  );
`
