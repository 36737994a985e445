/** Who did what from where, keys for programs, and how long things are kept. */
export const up = `
  create table audit_entries (
    -- The request's: whatever it did in several transactions is one entry.
    id uuid primary key,
    at timestamptz not null,
    person uuid,
    -- An organisation's id, or curator.
    acting text,
    token uuid,
    method text not null,
    -- The door as it is hung, with names instead of what stood there.
    route text not null,
    things uuid[] not null,
    -- Shortened.
    network text not null
  );
  create index audit_entries_at on audit_entries (at desc, id desc);
  create index audit_entries_person on audit_entries (person, at desc);
  create index audit_entries_things on audit_entries using gin (things);

  create table api_tokens (
    id uuid primary key,
    person uuid not null references people on delete cascade,
    name text not null,
    -- SHA-256 of the token: who reads the table can use none.
    hash text not null unique,
    scopes text[] not null,
    -- For whom it acts: an organisation's id, or curator.
    acting text,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_on date
  );
  create index api_tokens_person on api_tokens (person);

  -- Only what the alliance set otherwise than we do.
  create table retentions (
    kind text primary key,
    days integer not null check (days > 0)
  );
`
