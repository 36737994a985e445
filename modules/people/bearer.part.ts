/**
 * Programs that bring a token (`Authorization: Bearer …`) instead of a cookie. The guard stands before all doors of the API: a token that is unknown, over or not made for this is refused there, whatever cookies come with it.
 * **Units**: {@link LIMIT} requests a token; each also counts for its caller.
 * **Source**: RFC 6750.
 */
import type { Db } from '#platform/database'
import { groupOf, limitBy, type App, type Door } from '#platform/http'
import { hashOfLink } from '#platform/private-link'
import { must, refuse } from '#platform/result'
import { now } from '#platform/runtime'
import type { Day } from '#modules/members'
import type { SignedIn } from './store.ts'
import { bearerBy } from './token-store.ts'
import { mayUse, type Token } from './token.ts'

/** Programs know a token of ours, and so do those who look for lost ones. */
export const MARK = 'schnittmenge_'
const LIMIT = { most: 600, seconds: 60 }

export type Bearer = Pick<SignedIn, 'person' | 'offices'> & { readonly token: Token }

const found = new WeakMap<Request, Bearer>()

/** Who asks by a token, once the guard let them in. */
export const bearerOf = (door: Door): Bearer | undefined => found.get(door.req.raw)

/** To be hung before the doors of the API. */
export function guardTokens(app: App, { db, today }: { readonly db: Db; readonly today: () => Day }): void {
  const may = limitBy(LIMIT, () => performance.now())
  app.use('/api/*', async (door, next) => {
    const said = door.req.header('authorization')
    if (said === undefined) return next()
    const [, secret] = /^Bearer +([\w.~+/-]{1,200}=*)$/i.exec(said) ?? []
    const bearer = secret?.startsWith(MARK) === true ? await bearerBy(db, hashOfLink(secret), today()) : undefined
    if (bearer === undefined) return must(refuse('unknown-person', 'token.unknown'))
    must(may(bearer.token.id))
    must(mayUse(bearer.token, { method: door.req.method, group: groupOf({ path: door.req.path }), at: now() }))
    found.set(door.req.raw, bearer)
    return next()
  })
}
