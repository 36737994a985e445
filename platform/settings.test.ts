import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { groundSentence } from './sentences.ts'
import { readSettings, settingsPage, type Settings } from './settings.ts'

const read = (environment: Readonly<Record<string, string>>): Settings => {
  const settings = readSettings(environment)
  assert.ok(settings.ok)
  return settings.value
}

const sentences = (environment: Readonly<Record<string, string>>, language: 'de' | 'en' = 'en'): string[] => {
  const settings = readSettings(environment)
  return settings.ok ? [] : settings.refusals.map((refusal) => groundSentence(refusal, language))
}

test('nothing need be set', () => {
  assert.deepEqual(read({}), { data: resolve('data'), port: 3000, host: '127.0.0.1', publicUrl: undefined, databaseUrl: undefined, smtpUrl: undefined, mailFrom: undefined, replyPort: undefined, trustProxy: 0, oidcIssuer: undefined, oidcClientId: undefined, oidcClientSecret: undefined, oidcName: undefined, logLevel: 'info' })
})

test('an empty variable counts as not set', () => {
  assert.deepEqual(read({ PORT: '', DATABASE_URL: '', SCHNITTMENGE_DATA: '' }), read({}))
})

test('what is set is taken', () => {
  const settings = read({ SCHNITTMENGE_DATA: '/srv/haus', PORT: '8080', HOST: '::1', PUBLIC_URL: 'https://allianz.example/', DATABASE_URL: 'postgres://haus:geheim@db/haus', SMTP_URL: 'smtps://post.example', MAIL_FROM: 'haus@Allianz.example', TRUST_PROXY: '1', LOG_LEVEL: 'warn' })
  assert.deepEqual(settings, { data: '/srv/haus', port: 8080, host: '::1', publicUrl: 'https://allianz.example', databaseUrl: 'postgres://haus:geheim@db/haus', smtpUrl: 'smtps://post.example', mailFrom: 'haus@allianz.example', replyPort: undefined, trustProxy: 1, oidcIssuer: undefined, oidcClientId: undefined, oidcClientSecret: undefined, oidcName: undefined, logLevel: 'warn' })
})

test('the settings of an OpenID provider belong together, and need the address of the house', () => {
  const all = { PUBLIC_URL: 'https://allianz.example', OIDC_ISSUER: 'https://konto.example', OIDC_CLIENT_ID: 'haus', OIDC_CLIENT_SECRET: 'geheim', OIDC_NAME: 'Cluster-Konto' }
  assert.equal(read(all).oidcName, 'Cluster-Konto')
  for (const name of Object.keys(all)) assert.deepEqual(sentences({ ...all, [name]: '' }), [`For signing in through an OpenID provider the following is still missing: ${name}. Please add it, or leave all OIDC settings out.`])
})

const WRONG: readonly (readonly [name: string, value: string, sentence: RegExp])[] = [
  ['PORT', '80a', /^PORT ist „80a“; erwartet wird eine ganze Zahl von 0 bis 65535\.$/],
  ['PORT', '65536', /^PORT/],
  ['PORT', '-1', /^PORT/],
  ['HOST', 'http://localhost', /^HOST ist „http:\/\/localhost“; erwartet wird ein Rechnername/],
  ['PUBLIC_URL', 'allianz.example', /^PUBLIC_URL .* die mit http:\/\/, https:\/\/ beginnt/],
  ['PUBLIC_URL', 'https://allianz.example/haus', /ohne Pfad/],
  ['PUBLIC_URL', 'https://name@allianz.example', /ohne Pfad/],
  ['DATABASE_URL', 'mysql://haus:geheim@db/haus', /^DATABASE_URL ist „…“; .* postgres:\/\//],
  ['SMTP_URL', 'post.example', /^SMTP_URL/],
  ['MAIL_FROM', 'Haus <haus@allianz.example>', /^MAIL_FROM .* eine E-Mail-Adresse/],
  ['TRUST_PROXY', 'true', /^TRUST_PROXY/],
  ['LOG_LEVEL', 'laut', /^LOG_LEVEL ist „laut“; erwartet wird eines von: fatal, error/],
  ['SCHNITTMENGE_DATA', 'a\u0000b', /Steuerzeichen/],
]

for (const [name, value, sentence] of WRONG) {
  test(`a wrong value is one sentence: ${name}=${JSON.stringify(value)}`, () => {
    const found = sentences({ [name]: value }, 'de')
    assert.equal(found.length, 1, found.join('\n'))
    assert.match(found[0]!, sentence)
    assert.equal(sentences({ [name]: value }).length, 1)
  })
}

test('all wrong values are told at once', () => {
  assert.equal(sentences({ PORT: 'x', LOG_LEVEL: 'y', SMTP_URL: 'z' }).length, 3)
})

test('no password is repeated', () => {
  assert.doesNotMatch(sentences({ DATABASE_URL: 'mysql://haus:geheim@db' }).join(), /geheim/)
})

test('docs/settings.md says what the code says: otherwise run `npm run docs`', () => {
  assert.equal(readFileSync(resolve(import.meta.dirname, '../docs/settings.md'), 'utf8'), settingsPage())
})
