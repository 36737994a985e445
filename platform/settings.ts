/**
 * The settings: one table is schema, documentation (`docs/settings.md`) and the check at start.
 * **Shapes**: the variables of the environment in, {@link Settings} out; an empty variable counts as not set.
 * **Errors**: every wrong value has its own refusal; all are told at once. What stands in addresses with passwords is not repeated.
 */
import { resolve } from 'node:path'
import { z } from 'zod'
import { readEmail } from './mail-address.ts'
import type { Refusal } from './result.ts'

export type Settings = {
  /** The data folder, absolute. */
  readonly data: string
  readonly port: number
  readonly host: string
  /** Origin under which people reach the house, without a slash at the end; where none is said, only this machine does. */
  readonly publicUrl: string | undefined
  /** A PostgreSQL server; without it the embedded one runs. */
  readonly databaseUrl: string | undefined
  readonly smtpUrl: string | undefined
  /** Who mail is from. */
  readonly mailFrom: string | undefined
  /** On which port of this machine the mail server in front hands over answers to our mail; without it none are heard. */
  readonly replyPort: number | undefined
  /** How many reverse proxies stand in front. */
  readonly trustProxy: number
  /** Where people have an account already: all four, and an address of the house, or none. */
  readonly oidcIssuer: string | undefined
  readonly oidcClientId: string | undefined
  readonly oidcClientSecret: string | undefined
  readonly oidcName: string | undefined
  readonly logLevel: (typeof LOG_LEVELS)[number]
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

type Told = Readonly<Record<'de' | 'en', string>>
type Setting = { readonly name: string; readonly schema: z.ZodType<string | number | undefined>; readonly default: Told; readonly told: Told }

/** A refusal on its way through zod: the issue's message is the reason, its parameters the facts. */
const wrong = (reason: string, facts: Refusal['facts'] = {}): { error: string; params: Refusal['facts'] } => ({ error: reason, params: facts })

const text = z.string().refine((value) => !/\p{Cc}/u.test(value), wrong('settings.text'))

const number = (least: number, most: number): z.ZodType<number> =>
  text.refine((value) => /^\d{1,6}$/.test(value) && Number(value) >= least && Number(value) <= most, wrong('settings.number', { least: String(least), most: String(most) })).transform(Number)

const address = (...schemes: readonly string[]): z.ZodType<string> =>
  text.refine((value) => URL.canParse(value) && schemes.includes(new URL(value).protocol) && value.includes('://'), wrong('settings.address', { starts: schemes.map((scheme) => `${scheme}//`).join(', ') }))

const origin = address('http:', 'https:')
  .refine((value) => !URL.canParse(value) || (new URL(value).pathname === '/' && new URL(value).search === '' && new URL(value).hash === '' && new URL(value).username === ''), wrong('settings.bare', { example: 'https://schnittmenge.example' }))
  .transform((value) => (URL.canParse(value) ? new URL(value).origin : value))

const host = text.refine((value) => /^[A-Za-z0-9.:_-]+$/.test(value), wrong('settings.host'))

const email = text.refine((value) => readEmail(value).ok, wrong('settings.email')).transform((value) => {
  const read = readEmail(value)
  return read.ok ? read.value : value
})

const none: Told = { de: '–', en: '–' }
const same = (value: string): Told => ({ de: `\`${value}\``, en: `\`${value}\`` })

const TABLE = {
  data: { name: 'SCHNITTMENGE_DATA', schema: text.default('data'), default: same('./data'), told: { de: 'Datenordner: eingebettete Datenbank, Dateien, Geheimnisse. Er merkt sich beim ersten Start, ob er Spieldaten oder eine echte Plattform enthält.', en: 'Data folder: embedded database, files, secrets. It records at first start whether it holds the demo or a real platform.' } },
  port: { name: 'PORT', schema: number(0, 65_535).default(3000), default: same('3000'), told: { de: 'Port, auf dem der Webserver hört; 0 nimmt einen freien.', en: 'Port the web server listens on; 0 takes a free one.' } },
  host: { name: 'HOST', schema: host.default('127.0.0.1'), default: same('127.0.0.1'), told: { de: 'Adresse, auf der der Webserver hört; `0.0.0.0` oder `::` für alle.', en: 'Address the web server listens on; `0.0.0.0` or `::` for all.' } },
  publicUrl: { name: 'PUBLIC_URL', schema: origin.optional(), default: none, told: { de: 'Adresse, unter der die Plattform erreichbar ist; steht in Verweisen und Mails. Ohne diese Angabe antwortet sie nur diesem Rechner.', en: 'Address under which the platform is reached; stands in links and mail. Without it only this machine is answered.' } },
  databaseUrl: { name: 'DATABASE_URL', schema: address('postgres:', 'postgresql:').optional(), default: none, told: { de: 'PostgreSQL-Server (15 bis 18), zum Beispiel `postgres://name:passwort@rechner/datenbank`; ohne ihn läuft die eingebettete Datenbank.', en: 'PostgreSQL server (15 to 18), for example `postgres://name:password@host/database`; without it the embedded database runs.' } },
  smtpUrl: { name: 'SMTP_URL', schema: address('smtp:', 'smtps:').optional(), default: none, told: { de: 'Mailserver, zum Beispiel `smtps://name:passwort@rechner`; ohne ihn bleibt Mail im Postausgang und ist dort zu lesen.', en: 'Mail server, for example `smtps://name:password@host`; without it mail stays in the outbox, to be read there.' } },
  mailFrom: { name: 'MAIL_FROM', schema: email.optional(), default: { de: '`schnittmenge@` und der Rechner aus `PUBLIC_URL`', en: '`schnittmenge@` and the host of `PUBLIC_URL`' }, told: { de: 'Absender der Mails; der Mailserver muss ihn annehmen.', en: 'Sender of mail; the mail server must accept it.' } },
  replyPort: { name: 'REPLY_PORT', schema: number(0, 65_535).optional(), default: none, told: { de: 'An diesem Port nimmt die Plattform Antworten auf ihre Mails entgegen, nur auf 127.0.0.1: Der eigene Mailserver leitet `reply+…` an der Domain aus `MAIL_FROM` dorthin weiter und prüft vorher SPF und DMARC. 0: ein freier; ohne: Antworten gehen an die Absenderadresse.', en: 'On this port the platform takes answers to its mail, on 127.0.0.1 only: your own mail server passes `reply+…` at the domain of `MAIL_FROM` on to it and checks SPF and DMARC before. 0: a free one; without: answers go to the sender address.' } },
  trustProxy: { name: 'TRUST_PROXY', schema: number(0, 9).default(0), default: same('0'), told: { de: 'Wie viele Reverse-Proxys davor stehen; so viele Einträge von `X-Forwarded-For` gelten.', en: 'How many reverse proxies stand in front; so many entries of `X-Forwarded-For` count.' } },
  oidcIssuer: { name: 'OIDC_ISSUER', schema: address('https:', 'http:').optional(), default: none, told: { de: 'Anmeldung über einen OpenID-Anbieter: dessen Adresse. Die vier Angaben gehören zusammen und brauchen `PUBLIC_URL`; dort ist `PUBLIC_URL/api/auth/callback/openid` als Rückweg einzutragen.', en: 'Signing in through an OpenID provider: its address. The four settings belong together and need `PUBLIC_URL`; register `PUBLIC_URL/api/auth/callback/openid` there as redirect address.' } },
  oidcClientId: { name: 'OIDC_CLIENT_ID', schema: text.optional(), default: none, told: { de: 'Name, unter dem der Anbieter diese Plattform kennt.', en: 'Name by which the provider knows this platform.' } },
  oidcClientSecret: { name: 'OIDC_CLIENT_SECRET', schema: text.optional(), default: none, told: { de: 'Das Geheimnis dazu.', en: 'The secret that goes with it.' } },
  oidcName: { name: 'OIDC_NAME', schema: text.optional(), default: none, told: { de: 'Wie der Anbieter auf dem Knopf heißt, zum Beispiel „Cluster-Konto“.', en: 'What the provider is called on the button, for example “cluster account”.' } },
  logLevel: { name: 'LOG_LEVEL', schema: text.refine((value) => LOG_LEVELS.some((level) => level === value), wrong('settings.choice', { choices: LOG_LEVELS.join(', ') })).default('info'), default: same('info'), told: { de: `Ab welcher Stufe protokolliert wird: ${LOG_LEVELS.join(', ')}.`, en: `From which level on the log is kept: ${LOG_LEVELS.join(', ')}.` } },
} as const satisfies Record<keyof Settings, Setting>

/** Variables whose value may hold a password. */
const SECRET = new Set(['DATABASE_URL', 'SMTP_URL', 'OIDC_CLIENT_SECRET'])

const OIDC = ['oidcIssuer', 'oidcClientId', 'oidcClientSecret', 'oidcName'] as const

const schema = z.object({ data: TABLE.data.schema, port: TABLE.port.schema, host: TABLE.host.schema, publicUrl: TABLE.publicUrl.schema, databaseUrl: TABLE.databaseUrl.schema, smtpUrl: TABLE.smtpUrl.schema, mailFrom: TABLE.mailFrom.schema, replyPort: TABLE.replyPort.schema, trustProxy: TABLE.trustProxy.schema, oidcIssuer: TABLE.oidcIssuer.schema, oidcClientId: TABLE.oidcClientId.schema, oidcClientSecret: TABLE.oidcClientSecret.schema, oidcName: TABLE.oidcName.schema, logLevel: TABLE.logLevel.schema })

/** Reads the settings, or says what is wrong with each. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): { readonly ok: true; readonly value: Settings } | { readonly ok: false; readonly refusals: readonly Refusal[] } {
  const said = (key: keyof Settings): string | undefined => environment[TABLE[key].name] || undefined
  const read = schema.safeParse(Object.fromEntries(KEYS.map((key) => [key, said(key)])))
  if (!read.success) return { ok: false, refusals: read.error.issues.map((issue) => refusalOf(issue, environment)) }
  const { data, port, host: at, trustProxy, logLevel, ...optional } = read.data
  const lacking = [...OIDC, 'publicUrl' as const].filter((key) => optional[key] === undefined)
  if (OIDC.some((key) => optional[key] !== undefined) && lacking.length > 0) return { ok: false, refusals: [{ kind: 'invalid', reason: 'settings.together', facts: { names: lacking.map((key) => TABLE[key].name).join(', ') } }] }
  return {
    ok: true,
    value: {
      data: resolve(data),
      port,
      host: at,
      publicUrl: optional.publicUrl,
      databaseUrl: optional.databaseUrl,
      smtpUrl: optional.smtpUrl,
      mailFrom: optional.mailFrom,
      replyPort: optional.replyPort,
      trustProxy,
      oidcIssuer: optional.oidcIssuer,
      oidcClientId: optional.oidcClientId,
      oidcClientSecret: optional.oidcClientSecret,
      oidcName: optional.oidcName,
      logLevel: LOG_LEVELS.find((level) => level === logLevel) ?? 'info',
    },
  }
}

const KEYS = Object.keys(TABLE) as (keyof Settings)[] // the table has exactly the keys of Settings

function refusalOf(issue: z.core.$ZodIssue, environment: Readonly<Record<string, string | undefined>>): Refusal {
  const key = KEYS.find((one) => one === issue.path[0])
  const name = key === undefined ? '' : TABLE[key].name
  const params = issue.code === 'custom' ? (issue.params as Refusal['facts'] | undefined) : undefined // only wrong() gives parameters
  return { kind: 'invalid', reason: issue.message, facts: { ...params, name, value: SECRET.has(name) ? '…' : (environment[name] ?? '').replace(/\p{Cc}/gu, '\uFFFD') } }
}

/** `docs/settings.md`, generated. */
export const settingsPage = (): string =>
  `# Settings

Generated from \`platform/settings.ts\` by \`npm run docs\`; do not edit by hand. Settings are variables of the environment, checked at start; a wrong one ends the start with one sentence. Secrets are made at first start in the data folder, mode 0600.

| variable | default | meaning | Bedeutung |
|---|---|---|---|
${KEYS.map((key) => `| \`${TABLE[key].name}\` | ${TABLE[key].default.en} | ${TABLE[key].told.en} | ${TABLE[key].told.de} |`).join('\n')}
`
