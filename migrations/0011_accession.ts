/** How an organisation joins: criteria, applications with each of their states, what was asked and answered, what the members said, and the private links of applicants, of which only the SHA-256 is kept. */
export const up = `
  create table admission_criteria (
    id uuid primary key,
    place integer not null,
    text_de text not null,
    text_en text not null,
    document uuid references charter_documents,
    clause text not null,
    from_at timestamptz not null,
    -- Reworded or dropped: applications that were made before are still measured by it.
    until_at timestamptz
  );

  create table applications (
    id uuid primary key,
    -- Which organisation it will be, or already is where the office recognised it.
    organisation uuid not null,
    -- Names, kind, fields, website, place, carrier.
    said jsonb not null,
    membership text not null check (membership in ('full', 'associated', 'supporter')),
    contact_name text not null,
    contact_email text not null,
    language text not null,
    why text not null,
    -- The criteria that the applicant says it meets.
    claims uuid[] not null,
    consent integer not null,
    text_hash text not null,
    asked_at timestamptz not null,
    asked_from text not null,
    -- When an address that nobody confirmed yet was last written to.
    told_at timestamptz not null,
    state text not null check (state in ('unconfirmed', 'submitted', 'in-check', 'with-members', 'accepted', 'member', 'refused', 'withdrawn')),
    -- Of a refusal: the criteria that are not met.
    unmet uuid[] not null default '{}',
    reason text,
    signer text,
    -- The versions of the charter that were signed.
    charter jsonb
  );
  create unique index applications_unconfirmed on applications (lower(contact_email)) where state = 'unconfirmed';
  create index applications_state on applications (state, id);
  create index applications_text on applications (text_hash);

  create table application_steps (
    application uuid not null references applications on delete cascade,
    number integer not null,
    state text not null,
    at timestamptz not null,
    -- Null: the applicant, by the private link.
    author jsonb,
    primary key (application, number)
  );

  create table application_findings (
    application uuid not null references applications on delete cascade,
    criterion uuid not null references admission_criteria,
    verdict text not null check (verdict in ('met', 'unmet')),
    remark text not null,
    at timestamptz not null,
    author jsonb not null,
    primary key (application, criterion)
  );

  create table application_messages (
    id uuid primary key,
    application uuid not null references applications on delete cascade,
    -- Null: the applicant.
    author jsonb,
    text text not null,
    at timestamptz not null
  );
  create index application_messages_application on application_messages (application, id);

  create table application_documents (
    id uuid primary key,
    message uuid not null references application_messages on delete cascade,
    name text not null,
    hash text not null,
    size integer not null
  );
  create index application_documents_message on application_documents (message);

  create table application_proposals (
    application uuid not null references applications on delete cascade,
    number integer not null,
    way text not null check (way in ('meeting', 'second-meeting', 'written')),
    -- The last day of a written vote, or the day of the meeting.
    until_day text not null,
    proposed_at timestamptz not null,
    closed_at timestamptz,
    outcome jsonb,
    primary key (application, number)
  );

  -- Each change of a voice is a row: the last one counts.
  create table application_ballots (
    id uuid primary key,
    application uuid not null,
    proposal integer not null,
    organisation uuid not null references organisations,
    person uuid,
    voice text not null check (voice in ('yes', 'no', 'abstain')),
    at timestamptz not null,
    foreign key (application, proposal) references application_proposals on delete cascade
  );
  create index application_ballots_proposal on application_ballots (application, proposal, id);

  create table application_links (
    hash text primary key,
    application uuid not null references applications on delete cascade,
    until_at timestamptz not null
  );
  create index application_links_application on application_links (application);
`
