/**
 * One errand on one site: page after page, politely, until a bound, the signal, or a host that is not well ends it.
 * **Errors**: of a page, those of the web and `web.noPage`.
 */
import { accept, refuse, type Refusal, type Result } from '../../result.ts'
import { sameSite } from '../address.ts'
import { FAILURES } from '../crawl.ts'
import type { FetchOptions } from '../fetch.ts'
import type { Page } from '../page.ts'
import { visitor } from '../visit.ts'

export type Had = { readonly page: Page; readonly at: URL }
export type Skipped = { readonly address: string; readonly refusal: Refusal }
/** `bounds`: there was more than is asked for. `failing`: the host stopped answering, or asked for peace. */
export type Ended = 'complete' | 'bounds' | 'time' | 'stopped' | 'failing'

/** In a row: then the host is left alone. */
const MOST_FAILURES = 5

export class Asking {
  readonly skipped: Skipped[] = []
  ended: Ended = 'complete'
  #home: URL | undefined
  #failures = 0
  readonly #visit
  readonly #signal: AbortSignal
  readonly #stop: AbortSignal | undefined

  /** `signal` ends the errand for whatever reason; `options.signal` is the asker's own. */
  constructor(pause: number, signal: AbortSignal, options: FetchOptions) {
    this.#visit = visitor(pause, signal, options)
    this.#signal = signal
    this.#stop = options.signal
  }

  /** The first page, which says what site this is: redirects may lead anywhere. */
  async first(url: URL): Promise<Result<Had>> {
    const had = await this.#have(url)
    if (had.ok) this.#home = had.value.at
    return had
  }

  /** One of many: that it cannot be had is told in `skipped`. */
  async further(url: URL): Promise<Had | undefined> {
    const had = await this.#have(url)
    if (had.ok) {
      this.#failures = 0
      return had.value
    }
    if (this.#signal.aborted) this.ended = this.#stop?.aborted === true ? 'stopped' : 'time'
    else {
      this.skipped.push({ address: url.href, refusal: had.refusal })
      this.#failures = FAILURES.has(had.refusal.reason) ? this.#failures + 1 : 0
      if (this.#failures >= MOST_FAILURES || had.refusal.reason === 'web.tooMany') this.ended = 'failing'
    }
    return undefined
  }

  async #have(url: URL): Promise<Result<Had>> {
    const home = this.#home
    const visited = await this.#visit(url, { permits: (to) => (home === undefined || sameSite(to, home) ? accept(to) : refuse('unavailable', 'web.elsewhere', { address: to.href })) })
    if (!visited.ok) return visited
    const { page, address: at, readable } = visited.value
    if (!readable.ok) return readable
    return page === undefined ? refuse('unsupported', 'web.noPage', { address: at.href.slice(0, 200) }) : accept({ page, at })
  }
}
