/**
 * Subscription (Newsletter-Abonnement): asked for with an address, valid once the link in the mail is used, ended by the link in each letter. What proves the consent is kept: which text, when, from which network.
 *
 * ```
 * asked ──by the link in the mail──→ confirmed ──by the link in a letter──→ ended ──asked again──→ asked
 * ```
 * **Source**: § 7 (2) UWG; BGH I ZR 218/07 (double opt-in: the sender proves the consent).
 */
import type { Id } from '#platform/ids'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { Language } from '#platform/words'

export type SubscriptionId = Id<'subscription'>

export type Subscription = {
  readonly id: SubscriptionId
  readonly email: string
  readonly language: Language
  readonly state: 'asked' | 'confirmed' | 'ended'
  readonly consent: number
  readonly askedAt: Instant
  readonly askedFrom?: string
  readonly confirmedAt?: Instant
  readonly confirmedFrom?: string
  readonly endedAt?: Instant
}

/** A stranger may ask for any address: it is written to at most once in this time. */
const PAUSE_MS = 10 * 60_000

export type SubscriptionAsking = Pick<Subscription, 'email' | 'language' | 'consent'> & { readonly from?: string | undefined }

/** Out: the subscription, and whether a mail goes out. The page says the same in any case. */
export function subscribe({ from, ...asking }: SubscriptionAsking, id: SubscriptionId, known: Subscription | undefined, now: Instant): { readonly subscription: Subscription; readonly isMailed: boolean } {
  const isEarly = known !== undefined && now.getTime() - known.askedAt.getTime() < PAUSE_MS
  if (isEarly) return { subscription: known, isMailed: false }
  if (known?.state === 'confirmed') return { subscription: { ...known, askedAt: now }, isMailed: true }
  return { subscription: { ...asking, id: known?.id ?? id, state: 'asked', askedAt: now, ...fromWhere('askedFrom', from) }, isMailed: true }
}

export function confirmSubscription(subscription: Subscription, { now, from }: { readonly now: Instant; readonly from?: string | undefined }): Result<Subscription> {
  if (subscription.state === 'confirmed') return accept(subscription)
  if (subscription.state === 'ended') return refuse('conflict', 'newsletter.ended')
  return accept({ ...subscription, state: 'confirmed', confirmedAt: now, ...fromWhere('confirmedFrom', from) })
}

/** The proof of the consent stays. */
export const endSubscription = (subscription: Subscription, now: Instant): Subscription => (subscription.state === 'ended' ? subscription : { ...subscription, state: 'ended', endedAt: now })

const fromWhere = <Key extends 'askedFrom' | 'confirmedFrom'>(key: Key, from: string | undefined): { readonly [K in Key]?: string } => (from === undefined ? {} : { [key]: from }) as { readonly [K in Key]?: string } // a computed key is any string to the compiler

/** A caller's address, shortened so that it names a network and nobody in it: “192.0.2.0/24”, “2001:db8:1::/48”. */
export function networkIn(caller: string): string | undefined {
  const v4 = /^(?:::ffff:)?(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(caller)?.[1]
  if (v4 !== undefined) return `${v4}.0/24`
  const [a, b, c] = caller.includes(':') ? caller.toLowerCase().split(':') : []
  return a === undefined || !/^[\da-f]{1,4}$/.test(a) ? undefined : `${[a, b, c].map((part) => (part === undefined || !/^[\da-f]{1,4}$/.test(part) ? '0' : part)).join(':')}::/48`
}
