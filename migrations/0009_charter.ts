/** The Regelwerk: the alliance itself, its documents in versions with their rules, who signed them; and what binds, written down once and without names. */
export const up = `
  create table alliances (
    -- There is one.
    id smallint primary key default 1 check (id = 1),
    version integer not null,
    name_de text not null,
    name_en text not null,
    form text check (form in ('association', 'cooperative', 'contract')),
    languages text[] not null,
    zone text not null,
    carrier jsonb not null
  );

  create table charter_documents (
    id uuid primary key,
    kind text not null check (kind in ('statutes', 'agreement', 'procedure')),
    title_de text not null,
    title_en text not null,
    audience text not null check (audience in ('public', 'alliance'))
  );

  create table charter_versions (
    document uuid not null references charter_documents,
    number integer not null check (number > 0),
    state text not null check (state in ('draft', 'in-force', 'superseded')),
    text_de text not null,
    text_en text not null,
    rules jsonb not null default '[]',
    revision integer not null,
    in_force_at timestamptz,
    primary key (document, number)
  );
  create unique index charter_versions_draft on charter_versions (document) where state = 'draft';
  create unique index charter_versions_in_force on charter_versions (document) where state = 'in-force';

  create table charter_signatures (
    id uuid primary key,
    document uuid not null,
    version integer not null,
    organisation uuid not null references organisations,
    person uuid,
    kind text not null check (kind in ('text-form', 'signed-page', 'qualified')),
    signer text not null,
    file_hash text,
    file_name text,
    signed_at timestamptz not null,
    foreign key (document, version) references charter_versions,
    unique (document, version, organisation)
  );

  -- What binds, as canonical JSON (RFC 8785): the decision log begins with it. No row is ever changed.
  create table binding_records (
    id uuid primary key,
    kind text not null,
    content text not null,
    hash text not null,
    recorded_at timestamptz not null
  );
  -- By these one can show whom a record means. A person is erased by erasing theirs.
  create table binding_salts (
    record uuid not null references binding_records,
    person uuid not null,
    salt text not null,
    primary key (record, person)
  );
  create index binding_salts_person on binding_salts (person);
`
