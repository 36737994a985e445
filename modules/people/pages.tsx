/** All pages of people. */
import { islandSource, type App } from '#platform/http'
import { addressOf, type Neighbour, type Site } from '#platform/page'
import { hangBeing } from './be-pages.tsx'
import { hangAccount } from './account-pages.tsx'
import { hangInvitation } from './invitation-pages.tsx'
import { hangPeople } from './people-pages.tsx'
import { hangPeopleTable } from './table-pages.tsx'
import { hangSignIn, type SignInNeeds } from './sign-in-pages.tsx'
import { hangTokens } from './token-pages.tsx'
import { ADDRESSES, WORDS } from './words.ts'

export { organisationPeople } from './organisation.part.tsx'
export { whoAsks, type MailOut } from './needs.part.ts'
export { removeTokensOf } from './token-store.ts'
export { bearerOf, guardTokens } from './bearer.part.ts'
export { peopleToBe } from './be-pages.tsx'
export { ADDRESSES as PEOPLE_ADDRESSES } from './words.ts'
export type { SignInNeeds }
export const PEOPLE_WORDS = WORDS

/** Behind the entry “Mitglieder”. */
export const PEOPLE_AROUND: readonly Neighbour[] = [{ says: { de: 'Funktionen', en: 'Roles' }, to: { de: addressOf(ADDRESSES.alliancePeople, 'de'), en: addressOf(ADDRESSES.alliancePeople, 'en') } }]

/** What speaks with passkeys: to be loaded with the assets of the house. */
export const PEOPLE_ASSETS = [islandSource('passkey', new URL('passkey.island.ts', import.meta.url))]

export function hangPeoplePages(app: App, site: Site, needs: SignInNeeds): void {
  hangSignIn(app, site, needs)
  hangInvitation(app, site, needs)
  hangAccount(app, site, needs)
  hangPeopleTable(app, site, needs)
  hangTokens(app, site, needs)
  hangPeople(app, site, needs)
  if (needs.isFree) hangBeing(app, site, needs)
}
