/** An effect is of one revision of a job: a waiting job of a key keeps its number when a newer one replaces it. `at`: effects are forgotten only when nobody can come late with them. */
export const up = `
  alter table job_effects
    add column revision int not null default 0,
    add column at timestamptz not null default now(),
    drop constraint job_effects_pkey,
    add primary key (job, revision);
  create index job_effects_at on job_effects (at);
`
