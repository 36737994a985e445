/** Changes of rules are put to the members: a version that is with them, each time it was put to them, and what they said to it. */
export const up = `
  alter table charter_versions drop constraint charter_versions_state_check;
  alter table charter_versions add constraint charter_versions_state_check check (state in ('draft', 'with-members', 'in-force', 'superseded'));
  drop index charter_versions_draft;
  create unique index charter_versions_draft on charter_versions (document) where state in ('draft', 'with-members');

  create table rule_changes (
    document uuid not null references charter_documents,
    number integer not null,
    version integer not null,
    -- Of the draft, as it was put to the members.
    revision integer not null,
    kind text not null check (kind in ('rule-change', 'purpose')),
    way text not null check (way in ('meeting', 'second-meeting', 'written')),
    -- The last day of a written vote, or the day of the meeting.
    until_day text not null,
    proposed_at timestamptz not null,
    author jsonb not null,
    closed_at timestamptz,
    outcome jsonb,
    withdrawn_at timestamptz,
    primary key (document, number),
    foreign key (document, version) references charter_versions
  );
  create unique index rule_changes_open on rule_changes (document) where closed_at is null and withdrawn_at is null;

  -- Each ballot is a row: the last one counts, of two who represent jointly when they agree.
  create table rule_change_ballots (
    id uuid primary key,
    document uuid not null,
    proposal integer not null,
    organisation uuid not null references organisations,
    person uuid,
    -- Two are two only where it is known who they are.
    joint boolean not null check (not joint or person is not null),
    voice text not null check (voice in ('yes', 'no', 'abstain')),
    at timestamptz not null,
    foreign key (document, proposal) references rule_changes
  );
  create index rule_change_ballots_proposal on rule_change_ballots (document, proposal, id);
`
