/**
 * The site: the frame around every page, and the doors that pages hang in. A module says its addresses once and gets both languages, the switch between them, the menu and the failures for it.
 *
 *     const pages = site.pages(app, ADDRESSES)
 *     pages.get('member', async (door, { language, show }) => show({ title: member.name, entry: 'members' }, <Profile … />))
 */
import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { getCookie, setCookie } from 'hono/cookie'
import { LANGUAGES, type Language, say } from '../words.ts'
import { answerHtml, type App, type AssetSource, type Door, goOn, islandSource, readForm, type Told } from '../http/index.ts'
import { must } from '../result.ts'
import { addressOf, type Addresses, fill, patternOf, withQuery } from './addresses.ts'
import { BareFrame, Frame, type Theme } from './frame.tsx'
import { MENU_ADDRESSES } from './menu.ts'
import type { Page, SiteNeeds } from './page.ts'
import { PAGE_WORDS } from './words.ts'
import { ButtonLink } from './button.tsx'

/** What a page door is handed besides the request. */
export type Here = {
  readonly language: Language
  readonly show: (page: Page, content: ComponentChildren, status?: 200 | 201 | 422) => Response
  /** For the frame of somebody else's page: the only pages that may stand in one. */
  readonly showBare: (title: string, content: ComponentChildren) => Response
}

type PageDoor = (door: Door, here: Here) => Response | Promise<Response>

export type PageDoors<A extends Addresses> = {
  readonly get: (key: keyof A & string, answer: PageDoor) => void
  readonly post: (key: keyof A & string, answer: PageDoor) => void
}

export type Site = {
  readonly pages: <A extends Addresses>(app: App, addresses: A) => PageDoors<A>
  /** For the frame of all doors: shows what was refused or broke. */
  readonly tellPage: (door: Door, told: Told) => Response
}

const COOKIE = 'theme'
const THEMES: readonly Theme[] = ['light', 'dark', 'device']
const isTheme = (text: unknown): text is Theme => THEMES.some((theme) => theme === text)
const APPEARANCE = { appearance: { de: 'darstellung', en: 'appearance' } } as const

/** What the pages are styled with: to be loaded with the assets of the house. */
export const PAGE_ASSETS: readonly AssetSource[] = [
  { name: 'inter.woff2', files: [new URL(import.meta.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'))] },
  { name: 'source-serif.woff2', files: [new URL(import.meta.resolve('@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2'))] },
  { name: 'mark.svg', files: [new URL('mark.svg', import.meta.url)] },
  islandSource('live', new URL('live.island.ts', import.meta.url)),
  islandSource('finder', new URL('finder.island.ts', import.meta.url)),
  { name: 'page.css', files: [new URL('tokens.css', import.meta.url), new URL('page.css', import.meta.url), new URL('drawing.css', import.meta.url)] },
]

export function createSite(needs: SiteNeeds): Site {
  const show = (door: Door, language: Language, others: Readonly<Record<Language, string>>, asked: Page, content: ComponentChildren, status: Told['status'] = 200): Response => {
    const stored = getCookie(door, COOKIE)
    // What was sent and refused stands only here: asked for again, the page would have lost it.
    const { live, ...still } = asked
    const page = status === 422 || live === undefined ? still : asked
    const html = renderToString(
      <Frame site={needs} page={page} language={language} others={others} theme={isTheme(stored) ? stored : 'device'} appearance={addressOf(APPEARANCE.appearance, language)} acting={needs.acting?.(door, language)}>
        {content}
      </Frame>,
    )
    door.header('Content-Language', language)
    return answerHtml(door, `<!doctype html>${html}`, status)
  }

  const showBare = (door: Door, language: Language, title: string, content: ComponentChildren): Response => {
    door.set('isFramed', true)
    door.header('Content-Language', language)
    return answerHtml(door, `<!doctype html>${renderToString(<BareFrame site={needs} title={title} language={language}>{content}</BareFrame>)}`, 200)
  }

  const pages = <A extends Addresses>(app: App, addresses: A): PageDoors<A> => {
    const hang = (method: 'get' | 'post') => (key: keyof A & string, answer: PageDoor) => {
      const address = addresses[key]
      if (address === undefined) throw new Error(`no page is called ${key}`)
      for (const language of LANGUAGES) {
        app[method](patternOf(address, language), (door) => {
          const query = method === 'get' ? new URL(door.req.url).search : ''
          const others = { de: fill(patternOf(address, 'de'), door.req.param()) + query, en: fill(patternOf(address, 'en'), door.req.param()) + query }
          return answer(door, { language, show: (page, content, status) => show(door, language, others, page, content, status), showBare: (title, content) => showBare(door, language, title, content) })
        })
      }
    }
    return { get: hang('get'), post: hang('post') }
  }

  return {
    pages,
    tellPage: (door, { status, said, now, requestId }) => {
      const { language } = door.var
      const word = (key: keyof typeof PAGE_WORDS): string => say(PAGE_WORDS, language, key)
      const enter = status === 401 ? needs.enter : undefined
      const back = door.req.method === 'GET' ? door.req.path + new URL(door.req.url).search : undefined
      return show(
        door,
        language,
        { de: '/de', en: '/en' },
        { title: said, lead: now, above: `${word('failed')} · ${status}`, actions: <>{enter === undefined ? null : <ButtonLink to={withQuery(enter.to[language], { to: back })} filled>{enter.says[language]}</ButtonLink>}<ButtonLink to={addressOf(MENU_ADDRESSES.overview, language)} filled={enter === undefined}>{word('toOverview')}</ButtonLink></> },
        <p class="soft">{word('requestId')}: <code>{requestId}</code></p>,
        status,
      )
    },
  }
}

/** The doors of the frame itself: the way in, by the reader's language, and the choice of light or dark, kept in a cookie. */
export function hangFrame(app: App, site: Site, isSecure: boolean): void {
  app.get('/', (door) => {
    door.header('Vary', 'Accept-Language')
    return door.redirect(`/${door.var.language}`, 302)
  })
  site.pages(app, APPEARANCE).post('appearance', async (door) => {
    const { theme, to } = must(await readForm(door))
    if (isTheme(theme)) setCookie(door, COOKIE, theme, { path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure, maxAge: 31_536_000 })
    return goOn(door, typeof to === 'string' ? to : '/')
  })
}
