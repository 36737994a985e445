/** Where an organisation is, where its place does not tell: for the map of the members. */
export const up = `
  -- Degrees north and east, “50.93, 11.59”.
  alter table organisations add column coordinates text check (coordinates ~ '^-?[0-9.]+, -?[0-9.]+$');
`
