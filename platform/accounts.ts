/**
 * Signing in: password, a link by mail, passkey, a second factor with recovery codes, OpenID Connect. What is delicate does better-auth; here it gets our tables, our mail and our words.
 * **Shapes**: every verb takes the request's {@link Asking} and answers with the cookies to set; who is signed in is read elsewhere, by one query of the house (`readSession`).
 * **Units**: a session lasts 30 days; a link by mail is good for 20 minutes, once. A password has 12 to 128 characters. Two passwords are tried at once, so that a flood of attempts leaves the processor to others.
 * **Errors**: one refusal a cause, and the same for an address that nobody has as for a wrong password. Nothing is locked by wrong passwords: whoever wants to keep somebody out cannot.
 * **Source**: NIST SP 800-63B-4, 3.1.1 (passwords), 3.2.2 (throttling); WebAuthn Level 3; RFC 6238.
 */
import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { genericOAuth, magicLink, twoFactor } from 'better-auth/plugins'
import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Db } from './database/index.ts'
import { accept, refuse, Refused, type Result } from './result.ts'
import { newId } from './runtime.ts'

/** Another place where people have an account already: an OpenID provider. */
export type Provider = { readonly issuer: string; readonly clientId: string; readonly clientSecret: string; readonly name: string }

type AccountsNeeds = {
  readonly db: Db
  readonly secret: Buffer
  /** Where the house is reached, without a slash at its end. */
  readonly origin: string
  /** What the house is called in an app for codes. */
  readonly name: string
  readonly provider?: Provider | undefined
  /** A private link that goes to this address by mail: to sign in, or to choose a password. */
  readonly mailLink: (what: LinkKind, email: string, token: string) => Promise<void>
  /** Somebody chose a password anew by a link; their sessions have ended. */
  readonly passwordChosen?: (person: string) => Promise<void>
}

export type LinkKind = 'sign-in' | 'password'

/** What a request brings: its cookies, and what its session is known by later. */
export type Asking = { readonly cookie: string | undefined; readonly agent: string | undefined; /** Already shortened. */ readonly network: string; /** The page's own origin, which a passkey signs. */ readonly origin?: string | undefined }

export type Answered<T = unknown> = { readonly cookies: readonly string[]; readonly value: T }

export type Accounts = ReturnType<typeof openAccounts>

/** Cookies of sessions are called so; with a prefix of browsers where the house is reached by https. */
const PREFIX = 'schnittmenge'
const PASSWORD = { least: 12, most: 128 } as const
const SESSION_S = 30 * 86_400
const LINK_S = 20 * 60
/** How many passwords are tried at once, and how many may wait. */
const AT_ONCE = 2
const WAITING = 40

export function openAccounts({ db, secret, origin, name, provider, mailLink, passwordChosen }: AccountsNeeds) {
  const key = createHmac('sha256', secret).update('sign-in').digest('base64url')
  const isSecure = origin.startsWith('https:')
  const slowly = inTurns(AT_ONCE, WAITING)
  const auth = betterAuth({
    appName: name,
    baseURL: origin,
    secret: key,
    database: { db, type: 'postgres' },
    trustedOrigins: [origin],
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false }, // the doors have limits of their own
    advanced: { cookiePrefix: PREFIX, useSecureCookies: isSecure, database: { generateId: () => newId() }, ipAddress: { ipAddressHeaders: ['x-network'], ipv6Subnet: 64 } },
    user: { modelName: 'people', fields: { emailVerified: 'email_verified', ...DATES } },
    session: { modelName: 'sessions', fields: { userId: 'person', expiresAt: 'expires_at', ipAddress: 'network', userAgent: 'agent', ...DATES }, additionalFields: { strong: { type: 'boolean', defaultValue: false, input: false } }, expiresIn: SESSION_S, updateAge: 86_400 },
    account: {
      modelName: 'credentials',
      fields: { userId: 'person', providerId: 'provider', accountId: 'account', accessToken: 'access_token', refreshToken: 'refresh_token', idToken: 'id_token', accessTokenExpiresAt: 'access_token_expires_at', refreshTokenExpiresAt: 'refresh_token_expires_at', ...DATES },
      accountLinking: { enabled: true, trustedProviders: [PROVIDER] },
      encryptOAuthTokens: true,
    },
    verification: { modelName: 'verifications', fields: { expiresAt: 'expires_at', ...DATES } },
    databaseHooks: { session: { create: { before: async (session, context) => ({ data: { ...session, strong: STRONG.test(context?.path ?? '') } }) } } },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD.least,
      maxPasswordLength: PASSWORD.most,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: LINK_S,
      password: { hash: (password) => slowly(() => hashPassword(password)), verify: (given) => slowly(() => verifyPassword(given)) },
      onPasswordReset: async ({ user }) => passwordChosen?.(user.id),
      sendResetPassword: async ({ user, token }) => mailLink('password', user.email, token),
    },
    plugins: [
      twoFactor({ issuer: name, allowPasswordless: true, schema: { user: { fields: { twoFactorEnabled: 'second_factor' } }, twoFactor: { modelName: 'second_factors', fields: { userId: 'person', backupCodes: 'recovery_codes', failedVerificationCount: 'failed', lockedUntil: 'locked_until' } } } }),
      magicLink({ expiresIn: LINK_S, disableSignUp: true, storeToken: 'hashed', sendMagicLink: async ({ email, token }) => mailLink('sign-in', email, token) }),
      passkey({ rpID: new URL(origin).hostname, rpName: name, schema: { passkey: { modelName: 'passkeys', fields: { userId: 'person', publicKey: 'public_key', credentialID: 'credential', deviceType: 'device_type', backedUp: 'backed_up', createdAt: 'created_at' } } } }),
      genericOAuth({ config: provider === undefined ? [] : [{ providerId: PROVIDER, name: provider.name, discoveryUrl: `${provider.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, clientId: provider.clientId, clientSecret: provider.clientSecret, scopes: ['openid', 'email', 'profile'], requireIdTokenVerification: true, disableSignUp: true }] }),
    ],
  })
  const { api } = auth
  const cookieName = `${isSecure ? '__Secure-' : ''}${PREFIX}.session_token`
  const signed = (token: string): string => `${token}.${createHmac('sha256', key).update(token).digest('base64')}`

  return {
    PASSWORD,
    cookieName,
    provider: provider?.name,

    /** The token of a session's cookie; nothing where it was not written by this house. */
    readSession(cookie: string | undefined): string | undefined {
      if (cookie === undefined) return undefined
      const at = cookie.lastIndexOf('.')
      const [given, own] = [Buffer.from(cookie), Buffer.from(signed(cookie.slice(0, Math.max(0, at))))]
      return at > 0 && given.length === own.length && timingSafeEqual(given, own) ? cookie.slice(0, at) : undefined
    },

    /** Signs somebody in whom the house knows by other means: an invitation that was accepted, a person of a demo. */
    async signInAs(person: string, asking: Asking): Promise<Answered> {
      const { internalAdapter } = await auth.$context
      const session = await internalAdapter.createSession(person, false, { ipAddress: asking.network, userAgent: asking.agent ?? '' })
      return { cookies: [`${cookieName}=${encodeURIComponent(signed(session.token))}; Max-Age=${SESSION_S}; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`], value: {} }
    },

    /** With address and password. `needsCode`: the second factor is asked for next. */
    async signIn(asking: Asking, given: { readonly email: string; readonly password: string }): Promise<Result<Answered<{ readonly needsCode: boolean }>>> {
      const done = await asked(api.signInEmail({ body: { ...given, rememberMe: true }, headers: headersOf(asking), asResponse: true }))
      return done.ok ? accept({ cookies: done.value.cookies, value: { needsCode: done.value.value['twoFactorRedirect'] === true } }) : done
    },

    /** The second factor: a code of the app, or one of the recovery codes. */
    signInByCode: (asking: Asking, code: string): Promise<Result<Answered>> =>
      /^\d{6}$/.test(code.replace(/\s/g, '')) ? asked(api.verifyTOTP({ body: { code: code.replace(/\s/g, '') }, headers: headersOf(asking), asResponse: true })) : asked(api.verifyBackupCode({ body: { code: code.trim() }, headers: headersOf(asking), asResponse: true })),

    /** Sends a link to this address, if somebody has it. For a job: it takes longer where somebody has. */
    async mailSignIn(email: string): Promise<void> {
      await api.signInMagicLink({ body: { email }, headers: new Headers() })
    },
    async mailPassword(email: string): Promise<void> {
      await api.requestPasswordReset({ body: { email }, headers: new Headers() })
    },

    signInByLink: (asking: Asking, token: string): Promise<Result<Answered>> => asked(api.magicLinkVerify({ query: { token }, headers: headersOf(asking), asResponse: true })),

    choosePassword: (asking: Asking, token: string, password: string): Promise<Result<Answered>> => asked(api.resetPassword({ body: { token, newPassword: password }, headers: headersOf(asking), asResponse: true })),

    /** A first password, or another. Out: the row of credentials it is kept as. */
    async hash(password: string): Promise<Result<string>> {
      const length = password.normalize('NFKC').length
      if (length < PASSWORD.least) return refuse('invalid', 'account.shortPassword', { least: PASSWORD.least })
      if (length > PASSWORD.most) return refuse('invalid', 'account.longPassword', { most: PASSWORD.most })
      return accept(await slowly(() => hashPassword(password)))
    },
    verify: (hash: string, password: string): Promise<boolean> => slowly(() => verifyPassword({ hash, password })),

    signOut: (asking: Asking): Promise<Result<Answered>> => asked(api.signOut({ headers: headersOf(asking), asResponse: true })),

    // ---- A second factor. Who has a password says it again.
    async beginCodes(asking: Asking, password: string): Promise<Result<Answered<{ readonly uri: string; readonly recovery: readonly string[] }>>> {
      const done = await asked(api.enableTwoFactor({ body: { method: 'totp', ...owned(password) }, headers: headersOf(asking), asResponse: true }))
      if (!done.ok) return done
      const { totpURI, backupCodes } = done.value.value
      return accept({ cookies: done.value.cookies, value: { uri: String(totpURI), recovery: Array.isArray(backupCodes) ? backupCodes.map(String) : [] } })
    },
    confirmCodes: (asking: Asking, code: string): Promise<Result<Answered>> => asked(api.verifyTOTP({ body: { code: code.replace(/\s/g, '') }, headers: headersOf(asking), asResponse: true })),
    endCodes: (asking: Asking, password: string): Promise<Result<Answered>> => asked(api.disableTwoFactor({ body: owned(password), headers: headersOf(asking), asResponse: true })),

    // ---- Passkeys: their messages go between browser and house as they are
    passkeyToAdd: (asking: Asking): Promise<Result<Answered>> => asked(api.generatePasskeyRegistrationOptions({ query: {}, headers: headersOf(asking), asResponse: true })),
    addPasskey: (asking: Asking, response: object, called: string): Promise<Result<Answered>> => asked(api.verifyPasskeyRegistration({ body: { response, name: called }, headers: headersOf(asking), asResponse: true })),
    passkeyToSignIn: (asking: Asking): Promise<Result<Answered>> => asked(api.generatePasskeyAuthenticationOptions({ headers: headersOf(asking), asResponse: true })),
    signInByPasskey: (asking: Asking, response: object): Promise<Result<Answered>> => asked(api.verifyPasskeyAuthentication({ body: { response } as never, headers: headersOf(asking), asResponse: true })), // its type is that of a browser's answer, which it checks itself

    // ---- Another provider
    /** Where to send the browser. */
    async toProvider(asking: Asking, back: { readonly done: string; readonly failed: string }): Promise<Result<Answered<{ readonly url: string }>>> {
      if (provider === undefined) return refuse('missing', 'account.noProvider')
      const done = await asked(api.signInSocial({ body: { provider: PROVIDER, callbackURL: origin + back.done, errorCallbackURL: origin + back.failed, disableRedirect: true }, headers: headersOf(asking), asResponse: true }))
      return done.ok ? accept({ cookies: done.value.cookies, value: { url: String(done.value.value['url']) } }) : done
    },
    /** What the provider sends the browser back to: `/api/auth/callback/openid`. Nothing, where what comes back belongs to nothing that was begun here. */
    async fromProvider(request: Request): Promise<Response | undefined> {
      const answer = await auth.handler(request)
      return answer.status < 400 && !(answer.headers.get('location') ?? '').includes('/api/auth/error') ? answer : undefined
    },
  }
}

/** How the one provider is called in tables and addresses. */
const PROVIDER = 'openid'
const DATES = { createdAt: 'created_at', updatedAt: 'updated_at' } as const

/** By which doors a session is begun with more than one factor. */
const STRONG = /^\/(?:passkey\/verify-authentication|two-factor\/verify-)/

const owned = (password: string): { password?: string } => (password === '' ? {} : { password })

const headersOf = ({ cookie, agent, network, origin }: Asking): Headers =>
  new Headers({ ...(cookie === undefined ? {} : { cookie }), ...(agent === undefined ? {} : { 'user-agent': agent }), ...(network === '' ? {} : { 'x-network': network }), ...(origin === undefined ? {} : { origin }) })

type Said = Readonly<Record<string, unknown>>

/** What better-auth answered, in our words. */
async function asked(answer: Promise<Response>): Promise<Result<Answered<Said>>> {
  const response = await answer.catch((error: unknown) => {
    if (error instanceof Refused) throw error
    const { statusCode, body } = error as { statusCode?: number; body?: { code?: string } } // what better-auth throws
    if (statusCode === undefined) throw error
    return Response.json(body ?? {}, { status: statusCode })
  })
  const value = ((await response.json().catch(() => null)) ?? {}) as Said // its answers are objects, or null where nobody is signed in
  // A link that is over sends the browser away with the reason in the address.
  if (/[?&]error=/.test(response.headers.get('location') ?? '')) return refuse('conflict', 'account.linkOver')
  if (response.status < 400) return accept({ cookies: response.headers.getSetCookie(), value })
  const code = typeof value['code'] === 'string' ? value['code'] : ''
  if (response.status >= 500) throw new Error(`signing in failed: ${response.status} ${code}`)
  return refuse(...(REASONS[code] ?? (['unknown-person', 'account.notSignedIn'] as const)))
}

const REASONS: Readonly<Record<string, readonly ['invalid' | 'unknown-person' | 'too-many' | 'conflict' | 'forbidden', string]>> = {
  INVALID_EMAIL: ['invalid', 'account.wrong'],
  INVALID_EMAIL_OR_PASSWORD: ['invalid', 'account.wrong'],
  INVALID_PASSWORD: ['invalid', 'account.wrongPassword'],
  PASSWORD_TOO_LONG: ['invalid', 'account.wrong'],
  PASSWORD_TOO_SHORT: ['invalid', 'account.shortPassword'],
  INVALID_CODE: ['invalid', 'account.wrongCode'],
  INVALID_BACKUP_CODE: ['invalid', 'account.wrongCode'],
  INVALID_TWO_FACTOR_COOKIE: ['conflict', 'account.codeTooLate'],
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: ['too-many', 'account.codeTooOften'],
  ACCOUNT_TEMPORARILY_LOCKED: ['too-many', 'account.codeTooOften'],
  INVALID_TOKEN: ['conflict', 'account.linkOver'],
  PASSKEY_NOT_FOUND: ['invalid', 'account.noPasskey'],
  AUTHENTICATION_FAILED: ['invalid', 'account.noPasskey'],
  FAILED_TO_VERIFY_REGISTRATION: ['invalid', 'account.noPasskey'],
  CHALLENGE_NOT_FOUND: ['conflict', 'account.passkeyTooLate'],
  SESSION_NOT_FRESH: ['forbidden', 'account.signInAgain'],
}

/** So many at once, so many more wait, and the rest is asked to come again. */
function inTurns(most: number, waiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0
  const queue: (() => void)[] = []
  return async (work) => {
    if (running >= most) {
      if (queue.length >= waiting) throw new Refused({ kind: 'too-many', reason: 'account.busy', facts: {} })
      await new Promise<void>((go) => queue.push(go))
    }
    running++
    try {
      return await work()
    } finally {
      running--
      queue.shift()?.()
    }
  }
}
