/**
 * What a rule, a policy or a store answers where it may refuse: the thing, or why not. Doors unwrap with {@link must}, which throws the refusal and so rolls back.
 * **Errors**: a refusal is a kind (one table maps kinds to HTTP), a key of the words that say it, and facts for the sentence. Anything else thrown is a bug.
 */

export type RefusalKind =
  /** The input is malformed. */
  | 'invalid'
  /** Nobody is signed in. */
  | 'unknown-person'
  /** Readable, but not allowed. */
  | 'forbidden'
  /** It does not exist, or not for this actor. */
  | 'missing'
  /** The state does not allow it. */
  | 'conflict'
  /** It was changed meanwhile. */
  | 'stale'
  | 'too-large'
  | 'unsupported'
  | 'too-many'
  | 'unavailable'

export type Refusal = {
  readonly kind: RefusalKind
  /** A key of words.ts of the module that refuses. */
  readonly reason: string
  readonly facts: Readonly<Record<string, string | number>>
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

export const accept = <T>(value: T): Result<T> => ({ ok: true, value })

export const refuse = (kind: RefusalKind, reason: string, facts: Refusal['facts'] = {}): Result<never> => ({ ok: false, refusal: { kind, reason, facts } })

/** A refusal on its way to the door. */
export class Refused extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal, options?: ErrorOptions) {
    super(refusal.reason, options)
    this.refusal = refusal
  }
}

/** The value, or the refusal thrown. */
export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Refused(result.refusal)
}

/** The inverse of {@link must}: what the work threw as a refusal is a result again, where the caller has something to say to it; everything else goes on to the door. A transaction inside has rolled back by then. */
export async function attempt<T>(work: () => Promise<T>, isShown: (refusal: Refusal) => boolean): Promise<Result<T>> {
  try {
    return accept(await work())
  } catch (error) {
    if (error instanceof Refused && isShown(error.refusal)) return { ok: false, refusal: error.refusal }
    throw error
  }
}

/** Is a refusal one of these? */
export const isOneOf = (...kinds: readonly RefusalKind[]) => ({ kind }: Refusal): boolean => kinds.includes(kind)
