/** The way into a house that nobody has joined yet. */
import { transact, type Db } from '#platform/database'
import { addressOf } from '#platform/page'
import { newPrivateLink } from '#platform/private-link'
import { must } from '#platform/result'
import { newId, now } from '#platform/runtime'
import { daysLater } from '#platform/time'
import { withdrawFirst } from './invitation-store.ts'
import { INVITATION_DAYS } from './invitation.ts'
import { inviteFirst } from './joining-store.ts'
import { anyPerson } from './store.ts'
import { ADDRESSES } from './words.ts'

/** The private address for the first person, made anew at each start until somebody took it; nothing where somebody did. */
export async function firstInvitation(db: Db, origin: () => string): Promise<string | undefined> {
  if (await anyPerson(db)) return undefined
  const { link, hash } = newPrivateLink()
  const at = now()
  await transact(db, async (tx) => {
    await withdrawFirst(tx, at)
    must(await inviteFirst(tx, { id: newId(), at, until: daysLater(at, INVITATION_DAYS), hash }))
  })
  return origin() + addressOf(ADDRESSES.invitation, 'de', { link })
}
