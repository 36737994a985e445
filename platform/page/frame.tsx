/** The frame of every page: head, skip link, banner, mark, menu, language, title, content, what stands beside, foot. Without a script; the menu of small screens is a popover of HTML. */
import type { ComponentChildren } from 'preact'
import { LANGUAGES, type Language, say } from '../words.ts'
import { addressOf, withQuery } from './addresses.ts'
import { Finder } from './finder.tsx'
import { PageLanguage } from './language.ts'
import { Mark } from './mark.tsx'
import { MENU_ADDRESSES, MENU_WORDS, type MenuEntry } from './menu.ts'
import type { Acting, Head, Neighbour, Page, SiteNeeds } from './page.ts'
import { PAGE_WORDS } from './words.ts'

export type Theme = 'light' | 'dark' | 'device'

type FrameNeeds = {
  readonly site: SiteNeeds
  readonly page: Page
  readonly language: Language
  /** This page in each language. */
  readonly others: Readonly<Record<Language, string>>
  readonly theme: Theme
  /** Where the choice of light or dark is sent. */
  readonly appearance: string
  readonly acting: Acting | undefined
  readonly children: ComponentChildren
}

const OWN_NAMES: Readonly<Record<Language, string>> = { de: 'Deutsch', en: 'English' }

export const Frame = ({ site, page, language, others, theme, appearance, acting, children }: FrameNeeds) => {
  const word = (key: keyof typeof PAGE_WORDS): string => say(PAGE_WORDS, language, key)
  const name = site.name[language]
  return (
    <html lang={language} data-theme={theme === 'device' ? undefined : theme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{page.title === name ? name : `${page.title} · ${name}`}</title>
        <link rel="preload" as="font" type="font/woff2" crossorigin="anonymous" href={site.assets.address('inter.woff2')} />
        <link rel="preload" as="font" type="font/woff2" crossorigin="anonymous" href={site.assets.address('source-serif.woff2')} />
        <link rel="stylesheet" href={site.assets.address('page.css')} />
        {page.live === undefined ? null : <script type="module" src={site.assets.address('live.js')} />}
        <link rel="icon" type="image/svg+xml" href={site.assets.address('mark.svg')} />
        {LANGUAGES.map((other) => (
          <link key={other} rel="alternate" hreflang={other} href={(site.origin ?? '') + others[other]} />
        ))}
        {page.head === undefined ? null : <ForMachines head={page.head} title={page.title} name={name} at={(site.origin ?? '') + others[language]} origin={site.origin ?? ''} language={language} />}
      </head>
      <body>
        <a class="skip" href="#main">{word('skip')}</a>
        <header class="top">
          {site.banner === undefined ? null : <p class="banner">{site.banner[language]}</p>}
          <div class="wide">
            <a class="home" href={addressOf(MENU_ADDRESSES.overview, language)}><Mark /><span>{name}</span></a>
            <button class="button opener" type="button" popovertarget="menu">{word('menu')}</button>
            <div class="menu" id="menu" popover="auto">
              <button class="button closer" type="button" popovertarget="menu" popovertargetaction="hide">{word('close')}</button>
              <Menu entries={site.menu} current={page.entry} language={language} />
              {site.finding === undefined ? null : <Finder finding={site.finding} language={language} script={site.assets.address('finder.js')} />}
              {acting === undefined ? null : <p class="acting">{acting.account === undefined ? <span>{acting.says}</span> : <a class="self" href={acting.account}>{acting.says}</a>} <a href={withQuery(acting.to, { to: others[language] })}>{acting.change}<span class="unseen">: {acting.what}</span></a></p>}
              <nav class="tongues" aria-label={word('language')}>
                <ul>
                  {LANGUAGES.map((other) => (
                    <li key={other}><a href={others[other]} hreflang={other} lang={other} aria-current={other === language ? 'true' : undefined}>{OWN_NAMES[other]}</a></li>
                  ))}
                </ul>
              </nav>
            </div>
          </div>
        </header>
        {page.entry === undefined ? null : <Around neighbours={site.around?.[page.entry] ?? []} path={others[language]} language={language} />}
        <div class={page.beside === undefined ? 'wide body' : 'wide body beside'}>
          <main class="content" id="main" tabIndex={-1} data-live={page.live} data-after={page.live === undefined ? undefined : site.cursor?.()}>
            <div class="head">
              {page.above === undefined ? null : <p class="soft small">{page.above}</p>}
              <div class="titled">{page.lens}<h1>{page.title}</h1></div>
              {page.lead === undefined ? null : <p class="lead">{page.lead}</p>}
              {page.actions === undefined ? null : <div class="actions">{page.actions}</div>}
            </div>
            <PageLanguage.Provider value={language}>{children}</PageLanguage.Provider>
            {page.live === undefined ? null : <p class="fresh soft small" role="status" data-news={word('news')}><a href={others[language]}>{word('reload')}</a></p>}
          </main>
          {page.beside === undefined ? null : <aside class="beside"><PageLanguage.Provider value={language}>{page.beside}</PageLanguage.Provider></aside>}
        </div>
        <footer class="foot">
          <div class="wide">
            <span>{name}</span>
            {(site.foot ?? []).map(({ label, address }) => <a key={address.en} href={addressOf(address, language)}>{label[language]}</a>)}
            <form class="themes" method="post" action={appearance} aria-labelledby="theme">
              <input type="hidden" name="to" value={others[language]} />
              <span id="theme">{word('theme')}:</span>
              {(['light', 'dark', 'device'] as const).map((choice) => (
                <button key={choice} name="theme" value={choice} aria-pressed={choice === theme ? 'true' : 'false'}>{word(choice)}</button>
              ))}
            </form>
          </div>
        </footer>
      </body>
    </html>
  )
}

/** **Source**: The Open Graph protocol (ogp.me); JSON-LD 1.1, 7.1 (in HTML): a block of data, which no browser runs. */
const ForMachines = ({ head, title, name, at, origin, language }: { readonly head: Head; readonly title: string; readonly name: string; readonly at: string; readonly origin: string; readonly language: Language }) => (
  <>
    <link rel="canonical" href={at.split('?', 1)[0]} />
    {head.description === undefined ? null : <meta name="description" content={head.description} />}
    <meta property="og:title" content={title} />
    <meta property="og:site_name" content={name} />
    <meta property="og:type" content={head.isArticle === true ? 'article' : 'website'} />
    <meta property="og:url" content={at} />
    <meta property="og:locale" content={language === 'de' ? 'de_DE' : 'en_GB'} />
    {head.description === undefined ? null : <meta property="og:description" content={head.description} />}
    {head.picture === undefined ? null : <meta property="og:image" content={origin + head.picture.address} />}
    {head.picture === undefined ? null : <meta property="og:image:alt" content={head.picture.alt} />}
    {(head.forms ?? []).map(({ type, says, to }) => <link key={to} rel="alternate" type={type} title={says} href={to} />)}
    {/* Nothing in it can end the block. */}
    {head.data === undefined ? null : <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: JSON.stringify({ '@context': 'https://schema.org', ...head.data }).replaceAll('<', '\\u003c') }} />}
  </>
)

type BareNeeds = { readonly site: SiteNeeds; readonly title: string; readonly language: Language; readonly children: ComponentChildren }

/** A page for the frame of somebody else's page: no menu, no script, nothing that asks or writes. */
export const BareFrame = ({ site, title, language, children }: BareNeeds) => (
  <html lang={language}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>{`${title} · ${site.name[language]}`}</title>
      <link rel="stylesheet" href={site.assets.address('page.css')} />
      <link rel="icon" type="image/svg+xml" href={site.assets.address('mark.svg')} />
    </head>
    <body>
      <main class="content bare"><PageLanguage.Provider value={language}>{children}</PageLanguage.Provider></main>
    </body>
  </html>
)

/** The pages behind an entry. The longest address that the page stands under is the current one. */
const Around = ({ neighbours, path, language }: { readonly neighbours: readonly Neighbour[]; readonly path: string; readonly language: Language }) => {
  if (neighbours.length === 0) return null
  const [here = ''] = path.split('?', 1)
  const current = neighbours.filter(({ to }) => here === to[language] || here.startsWith(`${to[language]}/`)).toSorted((a, b) => b.to[language].length - a.to[language].length)[0]
  return (
    <nav class="around wide" aria-label={say(PAGE_WORDS, language, 'around')}>
      <ul>
        {neighbours.map((one) => (
          <li key={one.to[language]}><a href={one.to[language]} aria-current={one === current ? 'page' : undefined}>{one.says[language]}</a></li>
        ))}
      </ul>
    </nav>
  )
}

const Menu = ({ entries, current, language }: { readonly entries: readonly MenuEntry[]; readonly current: MenuEntry | undefined; readonly language: Language }) => (
  <nav aria-label={say(PAGE_WORDS, language, 'mainMenu')}>
    <ul>
      {entries.map((entry) => (
        <li key={entry}><a href={addressOf(MENU_ADDRESSES[entry], language)} aria-current={entry === current ? 'page' : undefined}>{say(MENU_WORDS, language, entry)}</a></li>
      ))}
    </ul>
  </nav>
)
