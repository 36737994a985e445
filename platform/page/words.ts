/** What the frame of every page and its parts say themselves. */
import type { Words } from '../words.ts'

export const PAGE_WORDS = {
  skip: { de: 'Zum Inhalt', en: 'Skip to content' },
  mainMenu: { de: 'Hauptmenü', en: 'Main menu' },
  around: { de: 'In diesem Bereich', en: 'In this section' },
  menu: { de: 'Menü', en: 'Menu' },
  close: { de: 'Schließen', en: 'Close' },
  language: { de: 'Sprache', en: 'Language' },
  theme: { de: 'Darstellung', en: 'Appearance' },
  light: { de: 'Hell', en: 'Light' },
  dark: { de: 'Dunkel', en: 'Dark' },
  device: { de: 'Wie das Gerät', en: 'As the device' },
  optional: { de: 'freiwillig', en: 'optional' },
  wrong: { de: 'Bitte prüfen Sie {count#Angabe|Angaben}', en: 'Please check {count#field|fields}' },
  search: { de: 'Suchen', en: 'Search' },
  pages: { de: 'Seiten', en: 'Pages' },
  previous: { de: 'Zurück', en: 'Previous' },
  next: { de: 'Weiter', en: 'Next' },
  pageOf: { de: 'Seite {page} von {pages}', en: 'Page {page} of {pages}' },
  asTable: { de: 'Als Tabelle', en: 'As a table' },
  source: { de: 'Quelle', en: 'Source' },
  failed: { de: 'Das ging nicht', en: 'That did not work' },
  requestId: { de: 'Vorgangsnummer', en: 'Request number' },
  toOverview: { de: 'Zur Übersicht', en: 'To the overview' },
} satisfies Words
