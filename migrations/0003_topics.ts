/** Topics: sources and what they show, what organisations say of it, acts of curation, computations, and the intersections that are kept over time. */
export const up = `
  -- By content, so that nothing is read or kept twice. parts: where each page of a website begins.
  create table texts (
    hash text primary key,
    text text not null,
    parts jsonb not null default '[]'
  );

  -- What the engine made of a text. made_with: the engine and the vocabulary it read with.
  create table profiles (
    hash text not null references texts on delete cascade,
    made_with text not null,
    language text not null,
    topics jsonb not null,
    terms jsonb not null,
    primary key (hash, made_with)
  );
  create table evidence (
    hash text not null,
    made_with text not null,
    topic text not null,
    stance text not null,
    place integer not null,
    sentence text not null,
    found jsonb not null,
    language text not null,
    at integer not null,
    primary key (hash, topic, stance, place, made_with),
    foreign key (hash, made_with) references profiles on delete cascade
  );

  create table sources (
    id uuid primary key,
    version integer not null,
    kind text not null,
    title text not null,
    address text,
    file text,
    file_name text,
    language text,
    field text,
    audience text not null,
    unconfirmed boolean not null,
    hash text references texts,
    project text,
    import_key text unique,
    state text not null,
    profiled_with text,
    refusal jsonb,
    brought_by text not null,
    brought_at timestamptz not null,
    released_by text,
    released_at timestamptz
  );
  create index sources_hash on sources (hash);
  create index sources_state on sources (state) where state in ('waiting', 'read');
  create table source_organisations (
    source uuid not null references sources on delete cascade,
    organisation uuid not null references organisations,
    place integer not null,
    primary key (source, organisation)
  );
  create index source_organisations_organisation on source_organisations (organisation, source);

  -- Derived from profiles: which topics a source shows.
  create table showings (
    source uuid not null references sources on delete cascade,
    topic text not null,
    stance text not null,
    weight real not null,
    unit text not null,
    primary key (source, topic, stance)
  );
  create index showings_topic on showings (topic);

  create table words (
    id uuid primary key,
    organisation uuid not null references organisations,
    topic text not null,
    says text not null,
    audience text not null,
    said_by text not null,
    said_at timestamptz not null
  );
  create index words_organisation on words (organisation, topic);

  create table curation_acts (
    version integer primary key,
    act jsonb not null,
    done_by text not null,
    done_at timestamptz not null
  );

  create table computations (
    audience text not null,
    level text not null,
    version integer not null,
    engine text not null,
    computed_at timestamptz not null,
    map jsonb not null,
    primary key (audience, level)
  );
  -- So that there is one from the first day, and what it rests on can be counted.
  insert into computations (audience, level, version, engine, computed_at, map)
    select audience, level, 0, '', now(), '{"competences": [], "needs": [], "found": [], "tested": 0, "fromOrganisations": 2, "members": [], "roles": [], "spreads": []}'
    from unnest(array['public', 'alliance']) as audience, unnest(array['clusters', 'organisations']) as level;

  create table intersections (
    id uuid primary key,
    version integer not null,
    audience text not null,
    level text not null,
    organisations uuid[] not null,
    topics text[] not null,
    judged jsonb,
    engine text not null
  );
  create table intersection_turns (
    intersection uuid not null references intersections on delete cascade,
    place integer not null,
    turn jsonb not null,
    at timestamptz not null,
    primary key (intersection, place)
  );
  create table intersection_treatments (
    intersection uuid not null references intersections on delete cascade,
    place integer not null,
    treatment jsonb not null,
    done_by text not null,
    done_at timestamptz not null,
    primary key (intersection, place)
  );
`
