/**
 * Where the links of a list lead: to an organisation's own website, to its page on the list's site, or to neither (social networks, maps, files, mail).
 * **Shapes**: at most {@link MOST_LINKS} links of a page are read, so that a page of nothing but links costs no more than a long one.
 */
import { bareHost, canonical, pageKey, readAddress, registrable, sameSite } from '../address.ts'
import { collapse, elementsOf, textOf, type Element } from '../markup.ts'

const MOST_LINKS = 20_000

export type Lead = { readonly kind: 'site' | 'page'; readonly url: URL; /** By this two leads are the same: who runs the site, or which page. */ readonly key: string }

/** Hosts of everybody: no organisation's own website. With all that lies below them. */
const EVERYBODYS = new Set(
  (
    'facebook.com fb.com fb.me linkedin.com lnkd.in xing.com instagram.com youtube.com youtu.be x.com twitter.com t.co threads.net tiktok.com pinterest.com pinterest.de vimeo.com flickr.com whatsapp.com wa.me t.me telegram.me bsky.app mastodon.social snapchat.com reddit.com tumblr.com kununu.com meetup.com slideshare.net issuu.com soundcloud.com spotify.com medium.com ' +
    'google.com google.de goo.gl bing.com openstreetmap.org apple.com mapquest.com wikipedia.org wikidata.org archive.org creativecommons.org addtoany.com sharethis.com mailchimp.com eepurl.com eventbrite.com eventbrite.de typo3.org wordpress.org wordpress.com drupal.org joomla.org cloudflare.com w3.org schema.org gravatar.com cookiebot.com usercentrics.com borlabs.io gstatic.com googletagmanager.com doi.org github.com zoom.us teams.microsoft.com'
  ).split(' '),
)

const isEverybodys = (host: string): boolean => host.split('.').some((_, at, labels) => EVERYBODYS.has(labels.slice(at).join('.')))

const FILES = /\.(?:jpe?g|png|gif|svg|webp|avif|ico|tiff?|eps|mp[34]|mov|zip|pdf|docx?|xlsx?|pptx?|odt|csv|vcf|ics|xml|rss|css|m?js)$/i

export function leadOf(href: string, base: URL, list: URL): Lead | undefined {
  const read = readAddress(href, base)
  if (!read.ok) return undefined
  const url = read.value
  if (sameSite(url, list)) {
    const onward = forwardedBy(url, list)
    if (onward !== undefined) return site(onward)
    if (FILES.test(url.pathname) || pageKey(url) === pageKey(list) || /^\/(?:index\.\w+)?$/.test(url.pathname + url.search)) return undefined
    return { kind: 'page', url, key: pageKey(url) }
  }
  return site(url)
}

const site = (url: URL): Lead | undefined => (isEverybodys(bareHost(url)) || FILES.test(url.pathname) ? undefined : { kind: 'site', url: new URL(canonical(url)), key: registrable(url.host) })

/** Some sites count who leaves them: `/link?url=https://uhu.example`. */
function forwardedBy(url: URL, list: URL): URL | undefined {
  for (const value of url.searchParams.values()) {
    const read = /^https?:\/\//i.test(value) ? readAddress(value) : undefined
    if (read?.ok === true && !sameSite(read.value, list)) return read.value
  }
  return undefined
}

export type Leads = (element: Element) => Lead | undefined

/** Reads each link of a page once. */
export function leadsFrom(base: URL, list: URL): Leads {
  const known = new Map<Element, Lead | undefined>()
  return (element) => {
    if (element.name !== 'a' && element.name !== 'area') return undefined
    if (known.has(element) || known.size >= MOST_LINKS) return known.get(element)
    const href = element.attributes.get('href')?.trim() ?? ''
    const lead = href === '' || href.startsWith('#') ? undefined : leadOf(href, base, list)
    known.set(element, lead)
    return lead
  }
}

/** A website that stands there as text only: “www.uhu.example”. */
export function siteInText(text: string, list: URL): Lead | undefined {
  const written = /(?:^|[\s(])((?:https?:\/\/|www\.)[^\s<>()"',;]{4,200})/i.exec(text)?.[1]?.replace(/[.:!?]+$/, '')
  const read = written === undefined ? undefined : readAddress(written)
  return read?.ok === true && bareHost(read.value).includes('.') && !sameSite(read.value, list) ? site(read.value) : undefined
}

/** What a link or picture is called where it has no text. */
export const tipsOf = ({ attributes }: Element): string[] => ['alt', 'title', 'aria-label', 'data-title', 'data-name'].flatMap((name) => collapse(attributes.get(name) ?? '') || [])

/** Every link to other sites below an element, with its text. */
export function sitesBelow(root: Element, leads: Leads, skips: (element: Element) => boolean): { readonly lead: Lead; readonly text: string }[] {
  const found: { lead: Lead; text: string }[] = []
  const skipped = new Set<Element>()
  for (const element of elementsOf(root)) {
    if ((element.parent !== undefined && skipped.has(element.parent)) || skips(element)) {
      skipped.add(element)
      continue
    }
    const lead = leads(element)
    if (lead?.kind === 'site') found.push({ lead, text: textOf(element, 200) || (tipsOf(element)[0] ?? '') })
    if (found.length >= 50) break
  }
  return found
}
