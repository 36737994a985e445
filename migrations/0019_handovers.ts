/** Mail that is handed over by hand, where no mail server delivers it: by whom and when last. Every time stands in the audit trail. */
export const up = `
  alter table mails add column handed_over_at timestamptz, add column handed_over_by uuid;
`
