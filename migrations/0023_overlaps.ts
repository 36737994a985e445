/**
 * Early coordination: what the comparison finds between plans that may be read, and what people answered; notices between plans that are not open, released by both sides; who distanced themselves; which comparisons there were, and which wait.
 * Levels of release: 0 existence, 1 field, 2 topics, 3 text. That nothing is shown one-sidedly or above the lower level is kept by the table itself.
 */
export const up = `
  create table overlap_notices (
    id uuid primary key,
    a_plan uuid not null references projects on delete cascade,
    b_plan uuid not null references projects on delete cascade,
    -- By what each side alone knows it: nobody sees that two of them are one.
    a_name uuid not null unique,
    b_name uuid not null unique,
    -- Competitors: the confidant has it first.
    confided boolean not null,
    a_told boolean not null,
    b_told boolean not null,
    a_state text not null check (a_state in ('unseen', 'allowed', 'withdrawn', 'declined')),
    b_state text not null check (b_state in ('unseen', 'allowed', 'withdrawn', 'declined')),
    a_level smallint check (a_level between 0 and 3),
    b_level smallint check (b_level between 0 and 3),
    shown smallint,
    -- The furthest that was ever shown.
    reached smallint check (reached between 0 and 3),
    ended text check (ended in ('different', 'closed')),
    -- What may be shown of it, as it was found.
    evidence jsonb not null,
    -- Of the texts; of who declined, as they were then.
    a_hash text not null,
    b_hash text not null,
    found_at timestamptz not null,
    -- Notices come at set times, so that they tell of no hour.
    shown_from timestamptz not null,
    check (a_plan < b_plan),
    check ((a_level is null) = (a_state <> 'allowed') and (b_level is null) = (b_state <> 'allowed')),
    check ((a_told or a_state = 'unseen') and (b_told or b_state = 'unseen')),
    check (shown is not distinct from case when ended is null and a_state = 'allowed' and b_state = 'allowed' then least(a_level, b_level) end),
    check (shown is null or reached >= shown)
  );
  create unique index overlap_notices_open on overlap_notices (a_plan, b_plan) where ended is null and a_state <> 'declined' and b_state <> 'declined';
  create index overlap_notices_b on overlap_notices (b_plan);

  -- Each act with what both saw after it.
  create table overlap_acts (
    id uuid primary key,
    notice uuid not null references overlap_notices on delete cascade,
    -- Null: the confidant, or the comparison.
    side text check (side in ('a', 'b')),
    act text not null check (act in ('allow', 'withdraw', 'decline', 'pass-on-a', 'pass-on-b', 'close', 'part')),
    level smallint check (level between 0 and 3),
    shown smallint check (shown between 0 and 3),
    author jsonb,
    at timestamptz not null
  );
  create index overlap_acts_notice on overlap_acts (notice, id);

  create table overlap_distancings (
    id uuid primary key,
    notice uuid not null references overlap_notices on delete cascade,
    side text not null check (side in ('a', 'b')),
    author jsonb not null,
    at timestamptz not null,
    -- What was shown at that moment, and of which plan.
    shown smallint check (shown between 0 and 3),
    plan_title jsonb not null,
    unique (notice, author)
  );

  -- The record: which plans that are not open were compared. Nothing of what came of it.
  create table sealed_comparisons (
    id uuid primary key,
    plan uuid not null references projects on delete cascade,
    other uuid not null references projects on delete cascade,
    at timestamptz not null
  );
  create index sealed_comparisons_plan on sealed_comparisons (plan, at desc);
  create index sealed_comparisons_other on sealed_comparisons (other, at desc);

  -- Plans that have changed since they were last compared.
  create table changed_plans (
    plan uuid primary key references projects on delete cascade,
    at timestamptz not null
  );

  -- Where the comparison of a plan under seal stands.
  create table plan_comparisons (
    plan uuid primary key references projects on delete cascade,
    -- Of the text that was last compared with plans that are not open; null: none yet.
    compared_hash text,
    compared_at timestamptz,
    -- Waits since, as the limit of the week was reached.
    waits_since timestamptz,
    -- Why its text is not compared.
    unfit text check (unfit in ('short', 'listing'))
  );
  -- What counts towards the limit of a week, whatever became of the plan.
  create table comparison_rounds (
    id uuid primary key,
    organisation uuid not null references organisations,
    plan uuid references projects on delete set null,
    -- With how many plans of its own readers; null: with plans that are not open, whose number is nobody's to know.
    others integer,
    at timestamptz not null
  );
  create index comparison_rounds_organisation on comparison_rounds (organisation, at desc);
  create index comparison_rounds_plan on comparison_rounds (plan, at desc);

  create table plan_findings (
    id uuid primary key,
    -- By which texts it was found: an index never mixes audiences.
    audience text not null check (audience in ('public', 'alliance')),
    a_plan uuid not null references projects on delete cascade,
    b_plan uuid not null references projects on delete cascade,
    kind text not null check (kind in ('copied', 'same-aim', 'complementary', 'conflict-in-time')),
    strength text not null check (strength in ('some', 'clear', 'strong')),
    evidence jsonb not null,
    a_hash text not null,
    b_hash text not null,
    found_at timestamptz not null,
    check (a_plan < b_plan),
    unique (a_plan, b_plan, kind, audience)
  );
  create index plan_findings_b on plan_findings (b_plan);

  -- The last answer counts, as long as both texts are as they were.
  create table finding_answers (
    id uuid primary key,
    a_plan uuid not null references projects on delete cascade,
    b_plan uuid not null references projects on delete cascade,
    kind text not null,
    answer text not null check (answer in ('to-be-coordinated', 'different', 'joined')),
    reason text not null,
    a_hash text not null,
    b_hash text not null,
    author jsonb not null,
    at timestamptz not null
  );
  create index finding_answers_pair on finding_answers (a_plan, b_plan, kind, id desc);
`
