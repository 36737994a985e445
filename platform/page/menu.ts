/** The main menu: at most seven entries, in this order; a page appears here when it is built. */
import type { Addresses } from './addresses.ts'
import type { Words } from '../words.ts'

export const MENU_WORDS = {
  overview: { de: 'Übersicht', en: 'Overview' },
  members: { de: 'Mitglieder', en: 'Members' },
  intersections: { de: 'Schnittmengen', en: 'Intersections' },
  projects: { de: 'Vorhaben', en: 'Projects' },
  meetings: { de: 'Sitzungen', en: 'Meetings' },
  decisions: { de: 'Beschlüsse', en: 'Decisions' },
  news: { de: 'Aktuelles', en: 'News' },
} satisfies Words

export type MenuEntry = keyof typeof MENU_WORDS

export const MENU_ADDRESSES = {
  overview: { de: '', en: '' },
  members: { de: 'mitglieder', en: 'members' },
  intersections: { de: 'schnittmengen', en: 'intersections' },
  projects: { de: 'vorhaben', en: 'projects' },
  meetings: { de: 'sitzungen', en: 'meetings' },
  decisions: { de: 'beschluesse', en: 'decisions' },
  news: { de: 'aktuelles', en: 'news' },
} as const satisfies Addresses & Record<MenuEntry, unknown>
