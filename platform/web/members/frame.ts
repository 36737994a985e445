/** What frames a page and is not its content: menus, footers, side columns, banners for cookies, buttons of networks. By tag, role and class, as themes and content systems name them. */
import type { Element } from '../markup.ts'

const NEVER = new Set(['nav', 'script', 'style', 'template', 'head', 'select', 'dialog', 'noscript', 'svg', 'iframe', 'video', 'audio', 'object'])
const UNWANTED = /(?:^|\s)(?!(?:has|with|no|without|is)-)(?:[\w-]*[-_])?(?:nav|navbar|navigation|mainnav|subnav|menu|submenu|breadcrumbs?|pagination|pager|pagenavi|cookies?|consent|gdpr|social|socials|share|sharing|sidebar|offcanvas|skiplinks?|newsletter|comments|langswitch|sitefooter|footernav)(?=\s|$)/i
const BANNER = /(?:^|\s)(?:cookie|consent|gdpr|nav|navbar|breadcrumb|pagination|social|sidebar|offcanvas)[-_][\w-]*/i
const FOOTER = /(?:^|\s)(?:footer|(?:site|page|main|global|web)[-_]?footer|footer[-_][\w-]*|[\w-]*colophon)(?=\s|$)/i
/** What is one entry by its tag. */
export const ENTRY_TAGS = new Set(['article', 'li', 'tr', 'dl'])

/** Is this part of the page's frame rather than of its content? `within` says whether it stands in an entry, where a footer is the entry's own. */
export function isFrame(element: Element, within = false): boolean {
  const { name, attributes } = element
  if (NEVER.has(name)) return true
  if (name === 'body' || name === 'html' || name === 'main' || name === '#root') return false
  const role = attributes.get('role')
  if (role !== undefined && /^(?:navigation|contentinfo|banner|search|dialog|alertdialog|menu|menubar)$/i.test(role)) return true
  if (!within && (name === 'footer' || name === 'aside' || (name === 'header' && depthOf(element) < 7))) return true
  const classes = `${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''}`.slice(0, 400)
  return classes.length > 1 && (UNWANTED.test(classes) || BANNER.test(classes) || (!within && FOOTER.test(classes))) && !holdsMain(element)
}

/** Themes put words such as “sidebar” on the whole page. Looked for where content begins, not in the depth. */
function holdsMain(element: Element, depth = 0): boolean {
  return element.children.some((child) => typeof child === 'object' && (child.name === 'main' || child.name === 'h1' || (depth < 4 && element.children.length < 40 && holdsMain(child, depth + 1))))
}

function depthOf(element: Element): number {
  let depth = 0
  for (let above = element.parent; above !== undefined && depth < 7; above = above.parent) {
    if (ENTRY_TAGS.has(above.name)) return 7
    depth++
  }
  return depth
}
