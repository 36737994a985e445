/** Who represents an organisation only together with a second person says so in what they sign and vote. Until now only those who represent alone could. */
export const up = `
  alter table charter_signatures
    add column joint boolean not null default false,
    -- Two are two only where it is known who they are.
    add check (not joint or person is not null),
    drop constraint charter_signatures_document_version_organisation_key;
  alter table charter_signatures alter column joint drop default;
  create unique index charter_signatures_sole on charter_signatures (document, version, organisation) where not joint;
  create unique index charter_signatures_joint on charter_signatures (document, version, organisation, person) where joint;

  alter table application_ballots
    add column joint boolean not null default false,
    add check (not joint or person is not null);
  alter table application_ballots alter column joint drop default;
`
