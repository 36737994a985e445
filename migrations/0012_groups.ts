/**
 * What is said about an organisation, a topic or an intersection, and who distances themselves from it; mails to the members and what comes back; who outside is spoken to; what a funder is shown.
 * Authors are kept as they acted: for the alliance or an organisation, and which person.
 */
export const up = `
  create table comments (
    id uuid primary key,
    version integer not null check (version > 0),
    about_kind text not null check (about_kind in ('organisation', 'topic', 'intersection')),
    -- An id, or a topic's name.
    about_id text not null,
    -- The comment that began the discussion.
    answers uuid references comments,
    author jsonb not null,
    written_at timestamptz not null,
    deleted_at timestamptz,
    deleted_by jsonb,
    check ((deleted_at is null) = (deleted_by is null))
  );
  create index comments_about on comments (about_kind, about_id, id);
  create index comments_answers on comments (answers, id) where answers is not null;

  create table comment_versions (
    comment uuid not null references comments on delete cascade,
    version integer not null,
    text text not null,
    at timestamptz not null,
    primary key (comment, version)
  );

  create table mentions (
    comment uuid not null references comments on delete cascade,
    person uuid not null references people on delete cascade,
    seen_at timestamptz,
    primary key (comment, person)
  );
  create index mentions_open on mentions (person) where seen_at is null;

  create table distancings (
    id uuid primary key,
    discussion uuid not null references comments,
    author jsonb not null,
    at timestamptz not null,
    unique (discussion, author)
  );

  create table circulars (
    id uuid primary key,
    -- By language: subject, text.
    twins jsonb not null,
    -- Kinds of membership and roles it went to; empty: all.
    kinds text[] not null,
    roles text[] not null,
    author jsonb not null,
    sent_at timestamptz not null
  );
  create table circular_recipients (
    -- Stands in the address by which this person answers.
    id uuid primary key,
    circular uuid not null references circulars on delete cascade,
    person uuid not null references people on delete cascade,
    language text not null check (language in ('de', 'en')),
    unique (circular, person)
  );
  create table replies (
    id uuid primary key,
    recipient uuid not null references circular_recipients on delete cascade,
    from_email text not null,
    -- Why it is not known to be from whom it should be; null: it is.
    unverified text check (unverified in ('foreign', 'forged')),
    subject text not null,
    text text not null,
    message_id text not null,
    received_at timestamptz not null,
    unique (recipient, message_id)
  );

  create table contacts (
    id uuid primary key,
    version integer not null check (version > 0),
    organisation uuid not null references organisations,
    -- Who is spoken to there.
    name text,
    email text,
    phone text,
    -- Who speaks to them.
    speaker uuid references people on delete set null,
    next_step text,
    next_on date,
    invited_at timestamptz,
    author jsonb not null,
    changed_at timestamptz not null,
    check (next_on is null or next_step is not null)
  );
  create index contacts_organisation on contacts (organisation);
  create table contact_entries (
    id uuid primary key,
    contact uuid not null references contacts on delete cascade,
    day date not null,
    way text not null check (way in ('talk', 'call', 'mail', 'event', 'invitation')),
    note text not null,
    author jsonb not null,
    at timestamptz not null
  );
  create index contact_entries_contact on contact_entries (contact, day desc, id desc);
  create index contact_entries_day on contact_entries (day);

  create table reports (
    id uuid primary key,
    version integer not null check (version > 0),
    title text not null,
    from_day date not null,
    until_day date not null check (until_day >= from_day),
    indicators text[] not null,
    author jsonb not null,
    changed_at timestamptz not null
  );
`
