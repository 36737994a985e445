/**
 * Processing (Verarbeitung): what the house does with data about people, each once: about whom, what, what for, by what right, how long. The privacy statement, the record of processing and the texts that inform people are made of these, so that they say the same.
 * Whoever adds something that keeps data about people adds it here.
 * **Source**: Art. 6, 13, 14, 30 GDPR; § 25 (2) no. 2 TDDDG (what is strictly necessary needs no consent); § 7 UWG (newsletters).
 */
import type { Language } from '#platform/words'
import type { PeriodKind } from './period.ts'

type Told = Readonly<Record<Language, string>>

export type Processing = {
  readonly name: Told
  /** About whom. */
  readonly whom: Told
  readonly what: Told
  readonly why: Told
  readonly basis: Told
  /** A period, or what ends it. */
  readonly kept: PeriodKind | Told
}

const INTEREST: Told = { de: 'Art. 6 Abs. 1 Buchst. f DSGVO: die Zusammenarbeit der Mitglieder', en: 'Art. 6 (1) f GDPR: that the members can work together' }
const CONSENT: Told = { de: 'Art. 6 Abs. 1 Buchst. a DSGVO: Einwilligung, jederzeit widerruflich', en: 'Art. 6 (1) a GDPR: consent, which can be withdrawn at any time' }
const SECURITY: Told = { de: 'Art. 6 Abs. 1 Buchst. f und Art. 32 DSGVO: Sicherheit und Nachvollziehbarkeit', en: 'Art. 6 (1) f and Art. 32 GDPR: security, and that acts can be traced' }
const UNTIL_ERASED: Told = { de: 'bis das Konto gelöscht wird; danach steht bei verbindlichen Erklärungen nur ein Pseudonym', en: 'until the account is erased; then only a pseudonym stays with binding acts' }

export const PROCESSINGS: readonly Processing[] = [
  {
    name: { de: 'Konten und Funktionen', en: 'Accounts and roles' },
    whom: { de: 'Menschen, die für eine Organisation oder die Allianz handeln', en: 'people who act for an organisation or the alliance' },
    what: { de: 'Name, E-Mail-Adresse, Sprache, Zeitzone, Funktionen, Legitimation; Passwort nur als Prüfwert, Passkeys nur als öffentlicher Schlüssel', en: 'name, e-mail address, language, time zone, roles, authority to act; passwords as a check value only, passkeys as a public key only' },
    why: { de: 'damit feststeht, wer für wen handelt, abstimmt und unterschreibt', en: 'so that it is certain who acts, votes and signs for whom' },
    basis: INTEREST,
    kept: UNTIL_ERASED,
  },
  {
    name: { de: 'Anmeldungen', en: 'Sign-ins' },
    whom: { de: 'Menschen mit Konto', en: 'people with an account' },
    what: { de: 'ein Cookie für die Anmeldung; Beginn und Ende, Art des Browsers, Netz (gekürzte IP-Adresse)', en: 'one cookie for the sign-in; its beginning and end, the kind of browser, the network (a shortened IP address)' },
    why: { de: 'damit Sie angemeldet bleiben und fremde Anmeldungen erkennen', en: 'so that you stay signed in and notice sign-ins that are not yours' },
    basis: { de: '§ 25 Abs. 2 Nr. 2 TDDDG; Art. 6 Abs. 1 Buchst. f DSGVO', en: '§ 25 (2) no. 2 TDDDG; Art. 6 (1) f GDPR' },
    kept: 'sessions',
  },
  {
    name: { de: 'Zugriffsschlüssel', en: 'Tokens' },
    whom: { de: 'Menschen, die Programme für sich arbeiten lassen', en: 'people who let programs work for them' },
    what: { de: 'Bezeichnung, Berechtigungen, Ablauf, Tag der letzten Benutzung', en: 'name, scopes, expiry, the day of the last use' },
    why: { de: 'damit ein Programm nur darf, was Sie ihm erlaubt haben', en: 'so that a program may do only what you allowed' },
    basis: INTEREST,
    kept: 'tokens',
  },
  {
    name: { de: 'Einladungen', en: 'Invitations' },
    whom: { de: 'Menschen, die eine Organisation oder die Geschäftsstelle einlädt', en: 'people whom an organisation or the office invites' },
    what: { de: 'Name, E-Mail-Adresse, vorgesehene Funktionen; sie kommen von der Stelle, die einlädt', en: 'name, e-mail address, intended roles; they come from whoever invites' },
    why: { de: 'um die Einladung zuzustellen', en: 'to deliver the invitation' },
    basis: INTEREST,
    kept: 'invitations',
  },
  {
    name: { de: 'Vorgänge', en: 'Audit trail' },
    whom: { de: 'alle, die auf der Plattform etwas ändern', en: 'everybody who changes something on the platform' },
    what: { de: 'wer, für wen, was, wann, aus welchem Netz (gekürzte IP-Adresse); nie, was geschrieben wurde', en: 'who, for whom, what, when, from which network (a shortened IP address); never what was written' },
    why: { de: 'damit Eingriffe nachvollziehbar sind und Missbrauch auffällt', en: 'so that acts can be traced and misuse is noticed' },
    basis: SECURITY,
    kept: 'audit',
  },
  {
    name: { de: 'Mails', en: 'Mail' },
    whom: { de: 'alle, denen die Plattform schreibt', en: 'everybody the platform writes to' },
    what: { de: 'Name, E-Mail-Adresse, Betreff, Zeitpunkt; der Text nur, bis die Mail verschickt ist', en: 'name, e-mail address, subject, time; the text only until the mail is sent' },
    why: { de: 'um Mails zuzustellen und zu sehen, warum eine Mail nicht ankam', en: 'to deliver it, and to see why a mail did not arrive' },
    basis: INTEREST,
    kept: 'mails',
  },
  {
    name: { de: 'Anmeldung zu Veranstaltungen', en: 'Registration for events' },
    whom: { de: 'Menschen, die sich anmelden', en: 'people who register' },
    what: { de: 'Name, E-Mail-Adresse, Organisation, Teilnahme, Fassung des Einwilligungstextes', en: 'name, e-mail address, organisation, attendance, the version of the text agreed to' },
    why: { de: 'um die Veranstaltung zu planen und Sie zu unterrichten', en: 'to plan the event and keep you informed' },
    basis: CONSENT,
    kept: 'registrations',
  },
  {
    name: { de: 'Newsletter', en: 'Newsletter' },
    whom: { de: 'Menschen, die ihn bestellen', en: 'people who subscribe to it' },
    what: { de: 'E-Mail-Adresse, Sprache, Zeitpunkt und Netz von Bestellung und Bestätigung', en: 'e-mail address, language, time and network of asking and confirming' },
    why: { de: 'um ihn zu verschicken und die Einwilligung nachzuweisen', en: 'to send it and to prove the consent' },
    basis: { de: 'Art. 6 Abs. 1 Buchst. a DSGVO, § 7 Abs. 2 UWG: Einwilligung', en: 'Art. 6 (1) a GDPR, § 7 (2) UWG: consent' },
    kept: 'subscriptions',
  },
  {
    name: { de: 'Verbindliche Erklärungen', en: 'Binding acts' },
    whom: { de: 'Menschen, die für eine Organisation unterschreiben oder abstimmen', en: 'people who sign or vote for an organisation' },
    what: { de: 'wer für welche Organisation was unterschrieben hat, und wann', en: 'who signed what for which organisation, and when' },
    why: { de: 'weil die Allianz nachweisen muss, was beschlossen und vereinbart ist', en: 'because the alliance must prove what was decided and agreed' },
    basis: { de: 'Art. 6 Abs. 1 Buchst. c und f DSGVO', en: 'Art. 6 (1) c and f GDPR' },
    kept: { de: 'solange sie verbindlich sind; nach der Löschung eines Kontos ohne Namen', en: 'as long as they bind; without the name once an account is erased' },
  },
]
