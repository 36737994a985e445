/** What we use of oidc-provider, whose types are no package of its own. */
declare module 'oidc-provider' {
  import type { Server } from 'node:http'

  type Account = { readonly accountId: string; readonly claims: () => Readonly<Record<string, unknown>> }

  export class Provider {
    constructor(issuer: string, configuration: { readonly clients: readonly object[]; readonly claims: object; readonly findAccount: (context: unknown, sub: string) => Account; readonly cookies: object })
    listen(port: number, host: string): Server
  }
}
