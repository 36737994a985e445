/** All pages of people. */
import type { App } from '#platform/http'
import { islandSource } from '#platform/http'
import type { Site } from '#platform/page'
import { hangAccount } from './account-pages.tsx'
import { hangInvitation } from './invitation-pages.tsx'
import { hangPeople } from './people-pages.tsx'
import { hangSignIn, type SignInNeeds } from './sign-in-pages.tsx'
import { WORDS } from './words.ts'

export { signedIn, type MailOut, type PeopleNeeds } from './needs.part.ts'
export { ADDRESSES as PEOPLE_ADDRESSES } from './words.ts'
export type { SignInNeeds }
export const PEOPLE_WORDS = WORDS

/** What speaks with passkeys: to be loaded with the assets of the house. */
export const PEOPLE_ASSETS = [islandSource('passkey', new URL('passkey.island.ts', import.meta.url))]

export function hangPeoplePages(app: App, site: Site, needs: SignInNeeds): void {
  hangSignIn(app, site, needs)
  hangInvitation(app, site, needs)
  hangAccount(app, site, needs)
  hangPeople(app, site, needs)
}
