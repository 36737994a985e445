/** What a page and the site say of themselves, for the frame around them. */
import type { ComponentChildren } from 'preact'
import type { Assets, Door } from '../http/index.ts'
import type { Language } from '../words.ts'
import type { MenuEntry } from './menu.ts'

/** What a page says of itself. */
export type Page = {
  /** A question or a noun. */
  readonly title: string
  /** One sentence that already answers. */
  readonly lead?: ComponentChildren
  /** What kind of thing this is, in small letters above the title. */
  readonly above?: ComponentChildren
  /** Stands before the title: a lens. */
  readonly lens?: ComponentChildren
  readonly actions?: ComponentChildren
  /** The entry of the menu it belongs to. */
  readonly entry?: MenuEntry
  readonly beside?: ComponentChildren
  /** The kinds of occurrences after which it says something else, `map.computed source.profiled`: open, it changes by itself. */
  readonly live?: string
  readonly head?: Head
}

/** What machines read of a public page: search engines, readers of feeds, whoever shows a link to it. */
export type Head = {
  /** A sentence or two. */
  readonly description?: string
  readonly isArticle?: boolean
  readonly picture?: { readonly address: string; readonly alt: string }
  /** Feeds and calendars of the same. */
  readonly forms?: readonly { readonly type: string; readonly says: string; readonly to: string }[]
  /** In the words of schema.org. */
  readonly data?: Readonly<Record<string, unknown>>
}

/** Who reads and for whom they act, in the head of every page: “Änne Probst · für OptoNet”, or in a demo “für OptoNet · ändern”. */
export type Acting = { readonly says: string; /** One's own page, of who is signed in. */ readonly account?: string; readonly change: string; /** What is changed, for who hears only the link. */ readonly what: string; /** The page where it is changed. */ readonly to: string }

/** A page behind an entry, by its name and address. */
export type Neighbour = { readonly says: Readonly<Record<Language, string>>; readonly to: Readonly<Record<Language, string>> }

/** Where the search field in the head of every page leads, and what answers it while somebody types. */
export type Finding = { readonly to: Readonly<Record<Language, string>>; readonly from: string }

export type SiteNeeds = {
  readonly name: Readonly<Record<Language, string>>
  /** The entries that are built. */
  readonly menu: readonly MenuEntry[]
  /** Stands above every page: that the data are for play. */
  readonly banner?: Readonly<Record<Language, string>>
  /** Pages behind an entry of the menu, which stand in a line beneath it on all of them. */
  readonly around?: Partial<Readonly<Record<MenuEntry, readonly Neighbour[]>>>
  readonly assets: Assets
  /** Where the house is reached from outside; machines are told whole addresses. */
  readonly origin?: string
  readonly finding?: Finding
  readonly acting?: (door: Door, language: Language) => Acting | undefined
  /** Where who is nobody yet becomes somebody: the way on from what only they may see. */
  readonly enter?: { readonly says: Readonly<Record<Language, string>>; readonly to: Readonly<Record<Language, string>> }
  /** Where the stream of occurrences is, so that a page hears all that happens after it was made. */
  readonly cursor?: () => string
  /** In the foot of every page. */
  readonly foot?: readonly { readonly label: Readonly<Record<Language, string>>; readonly address: Readonly<Record<Language, string>> }[]
}
