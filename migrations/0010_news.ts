/** News and events, who takes part, and who receives the newsletter. Of private links only the SHA-256 is kept. */
export const up = `
  create table publications (
    id uuid primary key,
    version integer not null,
    -- In whose name; null: the alliance's.
    publisher uuid references organisations,
    -- By language: title, text, changedAt, staleSince.
    twins jsonb not null,
    contact jsonb,
    -- In order: file, width, height, alt by language.
    images jsonb not null default '[]',
    publish_at timestamptz,
    withdrawn_at timestamptz,
    changed_at timestamptz not null
  );
  create index publications_publish_at on publications (publish_at desc, id desc) where withdrawn_at is null;
  create index publications_images on publications using gin (images jsonb_path_ops);

  create table events (
    publication uuid primary key references publications on delete cascade,
    -- What the clocks of the zone say; the instants follow from it.
    starts text not null,
    ends text not null,
    zone text not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null check (ends_at >= starts_at),
    place text,
    online text,
    organisers uuid[] not null default '{}',
    capacity integer check (capacity > 0),
    registration text not null check (registration in ('none', 'open', 'closed'))
  );
  create index events_ends_at on events (ends_at);

  create table registrations (
    id uuid primary key,
    event uuid not null references events on delete cascade,
    name text not null,
    email text not null,
    organisation text,
    language text not null,
    consent integer not null,
    state text not null check (state in ('asked', 'confirmed', 'waiting', 'cancelled')),
    asked_at timestamptz not null,
    confirmed_at timestamptz,
    cancelled_at timestamptz,
    attended boolean not null default false,
    reminded_at timestamptz
  );
  create unique index registrations_email on registrations (event, lower(email));
  create table registration_links (
    hash text primary key,
    registration uuid not null references registrations on delete cascade
  );
  create index registration_links_registration on registration_links (registration);

  create table subscriptions (
    id uuid primary key,
    email text not null,
    language text not null,
    state text not null check (state in ('asked', 'confirmed', 'ended')),
    consent integer not null,
    asked_at timestamptz not null,
    asked_from text,
    confirmed_at timestamptz,
    confirmed_from text,
    ended_at timestamptz
  );
  create unique index subscriptions_email on subscriptions (lower(email));
  create table subscription_links (
    hash text primary key,
    subscription uuid not null references subscriptions on delete cascade
  );
  create index subscription_links_subscription on subscription_links (subscription);
`
