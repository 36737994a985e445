/** Search: the terms that organisations and sources are found by. What they are called and who may read them stays in their own tables and is asked there. */
export const up = `
  -- made_of: what the terms were made of, so that a change is seen. made_with: the engine that found the parts of compounds; null until it has.
  create table organisation_terms (
    organisation uuid primary key references organisations on delete cascade,
    made_of text not null,
    made_with text,
    -- A: the first word of a name. B: the others. C: parts of compounds, place, fields.
    names tsvector not null
  );
  create index organisation_terms_names on organisation_terms using gin (names) with (fastupdate = off);
  create index organisation_terms_unread on organisation_terms (organisation) where made_with is null;

  create table source_terms (
    source uuid primary key references sources on delete cascade,
    made_of text not null,
    made_with text,
    -- B: words of the title. C: parts of its compounds.
    names tsvector not null,
    -- Those, whose it is, and what the text says.
    terms tsvector not null
  );
  alter table source_terms alter column terms set storage external;
  create index source_terms_names on source_terms using gin (names) with (fastupdate = off);
  create index source_terms_terms on source_terms using gin (terms) with (fastupdate = off);
  create index source_terms_unread on source_terms (source) where made_with is null;
`
