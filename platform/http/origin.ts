/**
 * Who may talk to us. The host in the address must be ours, or a foreign name that points to the loopback address could read the house (DNS rebinding); a write must come from our own pages, or from a program without cookies.
 * Loopback is reachable from any web page, so both hold from the first day, in development too.
 * **Source**: Fetch Metadata (Sec-Fetch-Site); RFC 6454 (Origin); OWASP CSRF cheat sheet, “verifying origin”.
 */

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

export type Own = {
  /** Is this host, as in an address without its port, one of ours? */
  readonly isHost: (hostname: string) => boolean
  /** Is a page of this origin ours, when it writes to this address? */
  readonly isOrigin: (origin: string, address: URL) => boolean
}

/** In: the public address where there is one, and further names this machine is called by. */
export function ownAddresses(publicUrl: URL | undefined, names: readonly string[] = []): Own {
  const hosts = new Set([...LOOPBACK, ...names.map((name) => name.toLowerCase()), ...(publicUrl === undefined ? [] : [publicUrl.hostname])])
  return {
    isHost: (hostname) => hosts.has(hostname),
    // The public name counts by its public scheme only: a page that somebody slipped in over http must not write to https.
    isOrigin: (origin, address) => origin === publicUrl?.origin || (address.hostname !== publicUrl?.hostname && origin === `http://${address.host}`),
  }
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Is this a write that no page of ours sent? Browsers say where a write comes from; who says nothing and brings no cookie is a program and has nobody's rights to borrow. */
export function isForeignWrite(method: string, header: (name: string) => string | undefined, address: URL, own: Own): boolean {
  if (SAFE.has(method)) return false
  const site = header('sec-fetch-site')
  const origin = header('origin')
  if (site !== undefined && site !== 'same-origin') return true
  if (origin !== undefined) return !own.isOrigin(origin, address)
  return site === undefined && header('cookie') !== undefined
}
