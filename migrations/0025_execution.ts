/** What leads report of the milestones of their plans: entries, of which the last counts; and what they were reminded of by mail, each once. A milestone is known by its title. And plans that came by a table: by what a row is known again, and files whose preview waits. */
export const up = `
  create table milestone_reports (
    id uuid primary key,
    project uuid not null references projects on delete cascade,
    milestone text not null,
    says text not null check (says in ('planned', 'reached', 'late', 'dropped')),
    -- When it was reached, or by when it is expected now.
    day date,
    why text,
    -- It now comes later than was expected, or not at all.
    is_slip boolean not null,
    author jsonb not null,
    at timestamptz not null
  );
  create index milestone_reports_project on milestone_reports (project, id);
  create index milestone_reports_slips on milestone_reports (at) where is_slip;

  create table milestone_reminders (
    project uuid not null references projects on delete cascade,
    milestone text not null,
    expected date not null,
    at timestamptz not null,
    primary key (project, milestone, expected)
  );

  create table project_origins (
    -- What a register calls it, or whose plan of which title it was.
    origin text primary key,
    project uuid not null references projects on delete cascade
  );
  create table project_drafts (
    id uuid primary key,
    name text not null,
    bytes bytea not null,
    plan_hash text not null,
    disclosure text not null check (disclosure in ('sealed', 'partners', 'alliance', 'public')),
    -- What was answered about a patent or design, where the alliance or the public will read them.
    protection text check (protection in ('filed', 'not-needed', 'not-yet')),
    author jsonb not null,
    created_at timestamptz not null
  );
`
