/**
 * What tables there are. Each store adds its own beside its statements, so that joins across modules are typed and nobody keeps a list:
 * `declare module '#platform/tables' { interface Tables { organisations: OrganisationRow } }`
 */
// oxlint-disable-next-line typescript/no-empty-interface -- stores fill it
export interface Tables {}
