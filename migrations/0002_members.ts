/** Members: organisations and what registers outside call them, who belongs to which cluster, who is in the alliance; files that wait for their import to be confirmed. */
export const up = `
  create table organisations (
    id uuid primary key,
    version integer not null check (version > 0),
    kind text not null check (kind in ('cluster', 'company', 'research', 'university', 'authority', 'association')),
    name_de text,
    name_en text,
    short_name text,
    other_names text[] not null default '{}',
    fields text[] not null default '{}',
    website text,
    email text,
    phone text,
    place text,
    country text,
    carrier text,
    facts jsonb not null default '[]',
    audience text not null check (audience in ('public', 'alliance')),
    invented boolean not null default false,
    -- Plain words of all it is called and where it is: what a list is searched by.
    found_by text not null,
    check (name_de is not null or name_en is not null)
  );
  -- Lists are read in the order of a German dictionary, in both languages.
  create index organisations_name_de on organisations ((coalesce(name_de, name_en) collate "de-x-icu"), id);
  create index organisations_name_en on organisations ((coalesce(name_en, name_de) collate "de-x-icu"), id);
  create index organisations_fields on organisations using gin (fields);
  create index organisations_clusters on organisations (id) where kind = 'cluster';

  create table external_ids (
    register text not null,
    external_id text not null,
    organisation uuid not null references organisations,
    primary key (register, external_id),
    unique (organisation, register)
  );

  create table belongings (
    organisation uuid not null references organisations,
    cluster uuid not null references organisations,
    from_day date,
    until_day date,
    unique nulls not distinct (organisation, cluster, from_day),
    check (until_day >= from_day)
  );
  create index belongings_cluster on belongings (cluster);

  create table memberships (
    organisation uuid not null references organisations,
    kind text not null check (kind in ('full', 'associated', 'supporter', 'guest')),
    founding boolean not null default false,
    from_day date,
    until_day date,
    unique nulls not distinct (organisation, from_day),
    check (until_day >= from_day)
  );

  create table import_drafts (
    id uuid primary key,
    name text not null,
    bytes bytea not null,
    -- What the preview showed, so that nothing else is confirmed.
    plan_hash text not null,
    audience text not null check (audience in ('public', 'alliance')),
    author jsonb not null,
    created_at timestamptz not null default now()
  );
`
