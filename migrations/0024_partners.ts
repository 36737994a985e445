/**
 * Bringing people together: what an organisation heard that somebody needs, partners sought and competences offered with who answers and follows, and people who are made known to each other.
 * Authors are kept as they acted: for the alliance or an organisation, and which person.
 */
export const up = `
  create table partner_requests (
    id uuid primary key,
    version integer not null check (version > 0),
    kind text not null check (kind in ('request', 'offer')),
    organisation uuid not null references organisations,
    title_de text,
    text_de text,
    title_en text,
    text_en text,
    topics text[] not null,
    audience text not null check (audience in ('alliance', 'public')),
    -- The last day on which it is open.
    expires_on date not null,
    state text not null check (state in ('drafted', 'in-review', 'open', 'answered', 'withdrawn')),
    -- Why the reviewer sent it back last.
    sent_back text,
    -- When its readers saw it first, and when what they see changed last.
    opened_at timestamptz,
    told_at timestamptz,
    author jsonb not null,
    changed_at timestamptz not null,
    check (title_de is not null or title_en is not null),
    check ((title_de is null) = (text_de is null) and (title_en is null) = (text_en is null)),
    check (state <> 'open' or (opened_at is not null and told_at is not null))
  );
  create index partner_requests_open on partner_requests (state, expires_on);
  create index partner_requests_organisation on partner_requests (organisation);

  create table request_answers (
    id uuid primary key,
    request uuid not null references partner_requests,
    organisation uuid not null references organisations,
    text text not null,
    author jsonb not null,
    at timestamptz not null,
    -- When the asker read it first.
    seen_at timestamptz
  );
  create index request_answers_request on request_answers (request, id);

  create table request_follows (
    request uuid not null references partner_requests,
    organisation uuid not null references organisations,
    -- What changed up to here it knows.
    seen_at timestamptz not null,
    primary key (request, organisation)
  );
  create index request_follows_organisation on request_follows (organisation);

  create table request_distancings (
    id uuid primary key,
    request uuid not null references partner_requests,
    -- One for each organisation, and one for the alliance.
    organisation uuid references organisations,
    -- What it said at that moment.
    said text not null,
    author jsonb not null,
    at timestamptz not null,
    unique nulls not distinct (request, organisation)
  );

  create table demands (
    id uuid primary key,
    version integer not null check (version > 0),
    organisation uuid not null references organisations,
    text text not null,
    language text not null check (language in ('de', 'en')),
    -- Who needs it, as somebody wrote it down.
    asker text,
    follow_up date not null,
    state text not null check (state in ('open', 'requested', 'planned', 'closed')),
    reason text,
    request uuid references partner_requests,
    author jsonb not null,
    captured_at timestamptz not null,
    changed_at timestamptz not null,
    check ((state = 'closed') = (reason is not null)),
    check (state <> 'requested' or request is not null)
  );
  create index demands_organisation on demands (organisation, state, follow_up);

  create table introductions (
    id uuid primary key,
    -- The organisation in whose name it was made; null: the alliance's.
    introducer uuid references organisations,
    author jsonb not null,
    message text not null,
    created_at timestamptz not null,
    -- Until when both may answer.
    expires_at timestamptz not null,
    -- When both had accepted.
    made_at timestamptz,
    declined_at timestamptz,
    check (made_at is null or declined_at is null)
  );
  create table introduced_people (
    introduction uuid not null references introductions on delete cascade,
    place smallint not null check (place in (1, 2)),
    person uuid not null references people,
    organisation uuid not null references organisations,
    answer text check (answer in ('accepted', 'declined')),
    answered_at timestamptz,
    primary key (introduction, place),
    unique (introduction, person),
    check ((answer is null) = (answered_at is null))
  );
  create index introduced_people_person on introduced_people (person) where answer is null;
`
