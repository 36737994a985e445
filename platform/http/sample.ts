/** A door frame for tests: fixed ids, a log that is kept, a plain page for failures, doors to try. */
import { z } from 'zod'
import { must, refuse, type RefusalKind } from '../result.ts'
import { createApp, type FrameNeeds } from './app.ts'
import { loadAssets } from './assets.ts'
import { readForm, readJson, readUploads } from './body.ts'
import type { App, Log } from './door.ts'
import { STATUS } from './refusals.ts'

export type Written = { readonly level: 'info' | 'warn' | 'error'; readonly facts: Readonly<Record<string, unknown>>; readonly message: string }

export function keptLog(): Log & { readonly lines: Written[] } {
  const lines: Written[] = []
  const at = (level: Written['level']) => (facts: Written['facts'], message: string) => void lines.push({ level, facts, message })
  return { lines, info: at('info'), warn: at('warn'), error: at('error') }
}

const isKind = (text: string): text is RefusalKind => text in STATUS

const Member = z.object({ name: z.string().min(2).max(80), website: z.url().optional(), fields: z.array(z.string()).max(3).optional() })

/** Doors of every kind: `/api/v1/members` takes JSON, `/de/mitglieder` a form, `/de/dateien` files, `/refuse/:kind` refuses, `/break` breaks. */
export function sampleApp(needs: Partial<FrameNeeds> = {}): App {
  const app = createApp({
    language: 'de',
    words: { 'members.none': { de: 'Dieses Mitglied gibt es nicht.', en: 'There is no such member.' } },
    newId: () => '0190f0aa-0000-7000-8000-000000000001',
    log: keptLog(),
    tellPage: (door, told) => door.html(`<p>${told.said} ${told.now} ${told.requestId}</p>`, told.status),
    assets: loadAssets([]),
    isReady: async () => ({ database: true }),
    stopping: new AbortController().signal,
    ...needs,
  })
  for (const path of ['/refuse/:kind', '/api/refuse/:kind'] as const) {
    app.get(path, (door) => {
      const kind = door.req.param('kind')
      must(isKind(kind) ? refuse(kind, kind === 'missing' ? 'members.none' : 'unsaid.reason') : refuse('invalid', 'http.malformed'))
      return door.text('never')
    })
  }
  for (const path of ['/break', '/api/break'] as const) {
    app.get(path, () => {
      throw new Error('the password is kittens')
    })
  }
  app.post('/api/v1/members', async (door) => door.json(must(await readJson(door, Member)), 201))
  app.post('/de/mitglieder', async (door) => door.json(must(await readForm(door))))
  app.post('/de/dateien', async (door) => {
    const { values, uploads } = must(await readUploads(door, { bytes: 2_000_000, parts: 10 }))
    return door.json({ values, uploads: uploads.map(({ field, name, bytes }) => ({ field, name, size: bytes.length })) })
  })
  app.get('/de/lang', (door) => door.html(`<p>${'Kunststofftechnik und Messtechnik. '.repeat(400)}</p>`))
  return app
}
