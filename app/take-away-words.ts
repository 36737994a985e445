/** What the way out says, German and English: the README in the file, and its pages. */
import type { Words } from '#platform/words'

const DE = (isOwn: boolean): string => `${isOwn ? 'Was Ihre Organisation in Schnittmenge führt' : 'Was die Allianz in Schnittmenge führt'}
=====================================

Diese Datei lässt sich ohne Schnittmenge lesen: mit jedem Programm für ZIP-Dateien, Texte und Tabellen. Alle Texte sind UTF-8.

tables/   je Tabelle eine Datei: in jeder Zeile ein Datensatz als JSON (JSON Lines). Gleiche Kennungen (id) verbinden die Tabellen:
          „organisation“ in memberships.jsonl nennt die „id“ aus organisations.jsonl, und so fort. Tage stehen als 2026-11-30, Zeiten in UTC.
          Spalten, die auf _de und _en enden, sind die deutsche und die englische Fassung.
${isOwn ? '' : 'lists/    die wichtigsten Listen als CSV (durch Semikolon getrennt), zum Öffnen in einer Tabellenkalkulation.\n'}files/    hochgeladene Dateien unter ihrem eigenen Namen; die ersten acht Zeichen sind der Anfang ihrer Prüfsumme (SHA-256).
counts.json   wie viele Datensätze und Dateien es sind, zum Nachzählen.

Nicht enthalten sind Passwörter, Schlüssel, Sitzungen, Zugangslinks und was sich aus dem Übrigen errechnet.${isOwn ? ' Enthalten sind auch Ihre verdeckten Texte.' : '\nVerdeckte Texte gehören ihrer Organisation und stehen nur in deren eigener Mitnahme.'}
`

const EN = (isOwn: boolean): string => `${isOwn ? 'What your organisation keeps in Schnittmenge' : 'What the alliance keeps in Schnittmenge'}
===========================================

This file can be read without Schnittmenge: by any program for ZIP files, texts and tables. All texts are UTF-8.

tables/   one file a table: each line is one record as JSON (JSON Lines). The same ids join the tables:
          “organisation” in memberships.jsonl names the “id” of organisations.jsonl, and so on. Days are written 2026-11-30, times are UTC.
          Columns that end in _de and _en are the German and the English version.
${isOwn ? '' : 'lists/    the main lists as CSV (separated by semicolons), to be opened in a spreadsheet.\n'}files/    uploaded files under their own names; the first eight characters begin their checksum (SHA-256).
counts.json   how many records and files there are, to count them again.

Left out are passwords, keys, sessions, links that let somebody in, and what is computed from the rest.${isOwn ? ' Your sealed texts are included.' : '\nSealed texts are their organisation’s and stand only in what it takes along itself.'}
`

export const README = (isOwn: boolean): Readonly<Record<string, string>> => ({ 'LIESMICH.txt': DE(isOwn), 'README.txt': EN(isOwn) })

/** Where the pages are; never changed afterwards. */
export const TAKE_AWAY_ADDRESSES = {
  takeAway: { de: 'mitnahme', en: 'take-away' },
  takeAwayFile: { de: 'mitnahme/allianz.zip', en: 'take-away/alliance.zip' },
  takeOwn: { de: 'mitglieder/:id/mitnahme', en: 'members/:id/take-away' },
  takeOwnFile: { de: 'mitglieder/:id/mitnahme/organisation.zip', en: 'members/:id/take-away/organisation.zip' },
} as const

export const TAKE_AWAY_WORDS = {
  'takeAway.mayNot': { de: 'Die Daten der Allianz können nur Geschäftsstelle und Systembetreuung mitnehmen.', en: 'Only the office and the operator can take the data of the alliance along.' },
  'takeAway.mayNotOwn': { de: 'Die Daten einer Organisation können nur ihr Netzwerkmanagement und ihre stimmberechtigte Vertretung mitnehmen.', en: 'Only its manager and its delegate can take the data of an organisation along.' },
} as const satisfies Words

export const TAKE_AWAY_PAGE_WORDS = {
  title: { de: 'Alles mitnehmen', en: 'Take everything along' },
  lead: { de: 'Alles, was die Allianz hier führt, in einer ZIP-Datei, die ohne Schnittmenge lesbar ist.', en: 'Everything that the alliance keeps here, in one ZIP file that can be read without Schnittmenge.' },
  inside: { de: 'Was darin ist', en: 'What is in it' },
  insideTold: { de: 'Jede Tabelle als JSON-Zeilen, die wichtigsten Listen als CSV, hochgeladene Dateien unter ihrem Namen und eine Anleitung auf Deutsch und Englisch.', en: 'Each table as JSON lines, the main lists as CSV, uploaded files under their names, and a guide in German and English.' },
  withoutTold: { de: 'Nicht enthalten sind Passwörter, Schlüssel und Zugangslinks. Verdeckte Texte gehören ihrer Organisation und stehen nur in deren eigener Mitnahme. Die Datei enthält Personendaten: Bitte sicher verwahren.', en: 'Left out are passwords, keys and links that let somebody in. Sealed texts are their organisation’s and stand only in what it takes along itself. The file holds personal data: please keep it safe.' },
  ownTitle: { de: 'Was nimmt {name} mit?', en: 'What does {name} take along?' },
  ownLead: { de: 'Alles, was {name} hier gehört, in einer ZIP-Datei, die ohne Schnittmenge lesbar ist.', en: 'Everything here that is {name}’s own, in one ZIP file that can be read without Schnittmenge.' },
  ownTold: { de: 'Angaben, Mitgliedschaften, Funktionen, Unterschriften, Texte (auch verdeckte) mit ihren Dateien, Rückmeldungen und Meldungen.', en: 'Details, memberships, roles, signatures, texts (sealed ones too) with their files, answers and news.' },
  take: { de: 'Mitnehmen', en: 'Take along' },
} as const satisfies Words
