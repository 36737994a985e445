/** Lists of members as a website or file names them, until somebody ticks who is taken; and what came of it. */
export const up = `
  create table member_lists (
    id uuid primary key,
    version integer not null,
    -- Whose members they are; none: organisations outside.
    cluster uuid references organisations,
    address text,
    file_name text,
    state text not null check (state in ('reading', 'found', 'refused', 'taken')),
    entries jsonb not null default '[]',
    -- How many more the pages name than are taken, and how many pages could not be read.
    lost integer not null default 0,
    missed integer not null default 0,
    progress jsonb,
    refusal jsonb,
    asked_by text not null,
    asked_at timestamptz not null,
    outcome jsonb,
    taken_by text,
    taken_at timestamptz
  );
`
