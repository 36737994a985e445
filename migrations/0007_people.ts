/** People: who they are, how they sign in, what they are for whom and by what right, and who is invited. The tables of signing in have the columns that better-auth asks for. */
export const up = `
  create table people (
    id uuid primary key,
    name text not null,
    email text not null unique check (email = lower(email)),
    email_verified boolean not null default false,
    image text,
    second_factor boolean not null default false,
    language text not null default 'de' check (language in ('de', 'en')),
    zone text,
    invented boolean not null default false,
    -- Who was written down by others is told by the first mail: Art. 14 GDPR.
    informed_at timestamptz,
    erased_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  );

  create table sessions (
    id uuid primary key,
    person uuid not null references people on delete cascade,
    token text not null unique,
    expires_at timestamptz not null,
    -- From where, shortened to a network.
    network text,
    agent text,
    -- Was it begun with more than one factor: a passkey, or a password with a code?
    strong boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  );
  create index sessions_person on sessions (person);

  create table credentials (
    id uuid primary key,
    person uuid not null references people on delete cascade,
    provider text not null,
    account text not null,
    password text,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz,
    refresh_token_expires_at timestamptz,
    scope text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (provider, account)
  );
  create index credentials_person on credentials (person);

  create table verifications (
    -- An id, or a hash that reserves one.
    id text primary key,
    identifier text not null,
    value text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  );
  create index verifications_identifier on verifications (identifier);

  create table second_factors (
    id uuid primary key,
    person uuid not null references people on delete cascade,
    secret text not null,
    recovery_codes text not null,
    verified boolean,
    failed integer,
    locked_until timestamptz
  );
  create index second_factors_person on second_factors (person);

  create table passkeys (
    id uuid primary key,
    person uuid not null references people on delete cascade,
    name text,
    public_key text not null,
    credential text not null unique,
    counter bigint not null,
    device_type text not null,
    backed_up boolean not null,
    transports text,
    aaguid text,
    created_at timestamptz
  );
  create index passkeys_person on passkeys (person);

  create table roles (
    id uuid primary key,
    person uuid not null references people,
    organisation uuid references organisations,
    role text not null check (role in ('delegate', 'deputy', 'manager', 'contributor', 'spokesperson', 'office', 'moderator', 'operator', 'confidant')),
    from_day date not null,
    -- The last day; before the first where it ended on the day it began.
    until_day date,
    author jsonb not null,
    check ((organisation is null) = (role in ('spokesperson', 'office', 'moderator', 'operator', 'confidant')))
  );
  create index roles_person on roles (person);
  create index roles_organisation on roles (organisation);

  create table legitimations (
    id uuid primary key,
    person uuid not null references people,
    organisation uuid not null references organisations,
    basis text not null check (basis in ('statutory', 'authorised')),
    clause text not null,
    scope text not null check (scope in ('all', 'votes', 'signatures')),
    joint boolean not null,
    document text,
    from_day date not null,
    until_day date,
    author jsonb not null,
    at timestamptz not null
  );
  create index legitimations_of on legitimations (organisation, person);

  create table invitations (
    id uuid primary key,
    -- SHA-256 of the private link: who reads the table can open none.
    link text not null unique,
    email text,
    name text,
    language text not null check (language in ('de', 'en')),
    organisation uuid references organisations,
    offices jsonb not null,
    author jsonb,
    at timestamptz not null,
    until timestamptz not null,
    accepted_at timestamptz,
    accepted_by uuid references people,
    withdrawn_at timestamptz
  );
  create index invitations_organisation on invitations (organisation);
`
