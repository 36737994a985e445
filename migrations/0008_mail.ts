/**
 * Mail that waits for its sending, or is kept to be read; what each person wants to be told of, and which digests they had.
 * People have no table when this is written: their ids stand alone.
 */
export const up = `
  create table mails (
    id uuid primary key,
    to_email text not null,
    to_name text,
    language text not null check (language in ('de', 'en')),
    subject text not null,
    -- Forgotten once it is sent: links in it act.
    text text,
    reply_to text,
    -- The address that ends mails of this kind, for List-Unsubscribe.
    unsubscribe text,
    state text not null default 'waiting' check (state in ('waiting', 'sent', 'kept', 'failed')),
    attempts integer not null default 0,
    -- Why the last attempt failed.
    refusal jsonb,
    queued_at timestamptz not null,
    settled_at timestamptz,
    check (state = 'sent' or text is not null)
  );

  create table notice_settings (
    person uuid primary key,
    frequency text not null check (frequency in ('weekly', 'daily', 'none')),
    silenced text[] not null,
    language text not null check (language in ('de', 'en')),
    zone text not null,
    changed_at timestamptz not null
  );

  -- One row a person and period, whether there was something to tell or not.
  create table digests (
    person uuid not null,
    -- The local day on which it was due.
    period date not null,
    mail uuid references mails on delete set null,
    at timestamptz not null,
    primary key (person, period)
  );
`
