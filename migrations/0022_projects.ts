/**
 * Plans of research and development as their leads describe them, how far each is disclosed, how it went on and where it went; what topics were found in it and what its people say of them; who accepted the confidentiality agreement and who has opened a plan.
 * Authors are kept as they acted: for the alliance or an organisation, and which person. There is no column for price, cost, capacity, customers or launch date.
 */
export const up = `
  create table projects (
    id uuid primary key,
    version integer not null check (version > 0),
    state text not null check (state in ('idea', 'outline', 'submitted', 'approved', 'refused', 'running', 'completed', 'dropped')),
    state_on date not null,
    state_reason text,
    lead uuid not null references organisations,
    -- The lead person.
    leader uuid references people on delete set null,
    disclosure text not null check (disclosure in ('sealed', 'partners', 'alliance', 'public')),
    -- By field: disclosed less than the plan.
    stricter jsonb not null,
    -- By language: title, summary, need, approach.
    twins jsonb not null,
    -- By language: since when it says less than the other.
    stale jsonb not null,
    sought text[] not null,
    readiness_now smallint check (readiness_now between 1 and 9),
    readiness_aim smallint check (readiness_aim between 1 and 9),
    call uuid,
    -- Whole euro: of the project, and of it what is asked for or granted.
    budget integer check (budget >= 0),
    share integer check (share >= 0),
    from_day date,
    until_day date check (until_day >= from_day),
    milestones jsonb not null,
    results jsonb,
    applied_on date,
    approved_on date,
    early_start_on date,
    -- The first binding contract.
    contract_on date,
    -- What was answered about a patent or design when the plan was opened.
    protection jsonb,
    became text check (became in ('split', 'merged')),
    author jsonb not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    -- Plain words of the title, and of the texts that as many may see as the plan.
    found_by text not null
  );
  create index projects_changed on projects (changed_at desc, id desc);
  create index projects_lead on projects (lead);
  create index projects_leader on projects (leader) where leader is not null;

  create table project_partners (
    project uuid not null references projects on delete cascade,
    organisation uuid not null references organisations,
    place smallint not null,
    part text not null,
    primary key (project, organisation)
  );
  create index project_partners_organisation on project_partners (organisation);

  -- Each state of a plan, as it was written down.
  create table project_versions (
    project uuid not null references projects on delete cascade,
    version integer not null,
    content jsonb not null,
    author jsonb not null,
    at timestamptz not null,
    primary key (project, version)
  );

  -- Which plan went on in which.
  create table project_links (
    source uuid not null references projects on delete cascade,
    target uuid not null references projects on delete cascade,
    kind text not null check (kind in ('split', 'merged')),
    on_day date not null,
    primary key (source, target),
    check (source <> target)
  );
  create index project_links_target on project_links (target);

  -- What the engine reads in the texts of a plan.
  create table project_topics (
    project uuid not null references projects on delete cascade,
    topic text not null,
    stance text not null check (stance in ('has', 'seeks')),
    weight real not null,
    primary key (project, topic, stance)
  );
  create index project_topics_topic on project_topics (topic);
  -- With what, and of which text; or why it could not.
  create table project_readings (
    project uuid primary key references projects on delete cascade,
    hash text not null,
    made_with text not null,
    refused jsonb
  );
  -- What people say of topics: the last word counts.
  create table project_topic_words (
    project uuid not null references projects on delete cascade,
    topic text not null,
    stance text not null check (stance in ('has', 'seeks')),
    says text not null check (says in ('confirmed', 'rejected')),
    author jsonb not null,
    at timestamptz not null,
    primary key (project, topic, stance)
  );
  create index project_topic_words_topic on project_topic_words (topic);

  -- For whom somebody first opened a plan that another leads: an organisation, “alliance” or “public”.
  create table project_openings (
    project uuid not null references projects on delete cascade,
    party text not null,
    person uuid references people on delete set null,
    at timestamptz not null,
    primary key (project, party)
  );

  -- The confidentiality agreement, accepted once for each of its versions: by an organisation, or for “alliance”.
  create table project_agreements (
    party text not null,
    version text not null,
    author jsonb not null,
    accepted_at timestamptz not null,
    primary key (party, version)
  );
`
