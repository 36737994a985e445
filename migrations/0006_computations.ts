/** Computations: what a map was made from and what it says, each as a hash beside it. Comparing maps of a thousand organisations, and packing them, took longer than anything else that was done to keep one. */
export const up = `
  alter table computations add column made_from text, add column says text;
  update computations set made_from = map ->> 'input', map = map - 'input';
  alter table computations alter column map type json using map::json, alter column map set storage external;
`
