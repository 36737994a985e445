/** Calls: what somebody outside pays for, until when; the feeds they are read from, files whose preview waits, and secret addresses of calendars. */
export const up = `
  create table call_feeds (
    id uuid primary key,
    address text not null unique,
    -- As it calls itself.
    title text,
    -- What its entries become.
    kind text not null check (kind in ('funding', 'tender')),
    audience text not null check (audience in ('public', 'alliance')),
    language text not null check (language in ('de', 'en')),
    author jsonb not null,
    added_at timestamptz not null,
    read_at timestamptz,
    -- What came of the last reading; why it failed, and how often in a row.
    counts jsonb,
    refusal jsonb,
    failures integer not null default 0
  );

  create table calls (
    id uuid primary key,
    version integer not null check (version > 0),
    kind text not null check (kind in ('funding', 'tender')),
    audience text not null check (audience in ('public', 'alliance')),
    -- By language: title, text, who may apply.
    twins jsonb not null,
    opens date,
    -- The last day on which one may apply.
    closes date check (closes >= opens),
    link text,
    -- By the engine; null until it has read the text as it is now.
    found text[],
    -- By people; null where nobody has looked yet.
    confirmed text[],
    withdrawn_at timestamptz,
    origin jsonb not null,
    changed_by_hand boolean not null default false,
    author jsonb not null,
    changed_at timestamptz not null,
    -- Which entry of which feed it came from, and the fingerprint of what that said last.
    feed uuid references call_feeds on delete set null,
    entry text,
    entry_said text,
    -- Since when the feed says something else.
    differs_at timestamptz,
    unique (feed, entry)
  );
  create index calls_closes on calls (coalesce(closes, 'infinity'::date), id);
  create index calls_link on calls (link) where link is not null;
  create index calls_topics on calls using gin (coalesce(confirmed, found));

  create table call_drafts (
    id uuid primary key,
    name text not null,
    bytes bytea not null,
    audience text not null check (audience in ('public', 'alliance')),
    plan_hash text not null,
    author jsonb not null,
    created_at timestamptz not null default now()
  );

  create table call_calendars (
    organisation uuid primary key references organisations on delete cascade,
    -- Of the secret part of its address.
    hash text not null unique,
    renewed_at timestamptz not null
  );
`
