/** What we use of autocannon, which has no types. */
declare module 'autocannon' {
  export type Options = { readonly url: string; readonly connections: number; readonly duration: number; readonly headers: Readonly<Record<string, string>>; readonly method?: 'GET' | 'POST'; readonly body?: string; readonly overallRate?: number; readonly verifyBody?: (body: string) => boolean }
  export type Result = { readonly requests: { readonly total: number; readonly average: number }; readonly latency: { readonly p99: number }; readonly non2xx: number; readonly errors: number; readonly timeouts: number }
  export default function autocannon(options: Options): Promise<Result>
}
