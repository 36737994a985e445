/**
 * Keeps an open page true: hears what happens, fetches the same page and takes over what is different, node by node, so that focus, scrolling, open parts and pictures stay. Where somebody is typing or selecting it only says that there is news.
 * A hidden tab listens to nothing: browsers open few connections to one house, and a tab that comes back hears what it missed.
 * **Units**: fetched at most every {@link PAUSE_MS}, however much happens.
 */

// The little of a browser's page that is used here. The house itself knows no browser.
type Attribute = { readonly name: string; readonly value: string }
type Part = {
  readonly nodeType: number
  readonly nodeName: string
  nodeValue: string | null
  textContent: string
  hidden: boolean
  readonly childNodes: Iterable<Part> & { readonly length: number; readonly [at: number]: Part }
  readonly attributes: Iterable<Attribute>
  readonly dataset: Readonly<Record<string, string | undefined>>
  isEqualNode(other: Part): boolean
  insertBefore(child: Part, before: Part | null): void
  removeChild(child: Part): void
  replaceChild(by: Part, child: Part): void
  getAttribute(name: string): string | null
  setAttribute(name: string, value: string): void
  removeAttribute(name: string): void
  hasAttribute(name: string): boolean
  querySelector(selector: string): Part | null
  querySelectorAll(selector: string): Iterable<Part>
}
type Option = { readonly selected: boolean; readonly defaultSelected: boolean }
type Field = { readonly type: string; readonly value: string; readonly defaultValue: string; readonly checked: boolean; readonly defaultChecked: boolean; readonly options?: Iterable<Option> }
type Page = { title: string; readonly hidden: boolean; querySelector(selector: string): Part | null; querySelectorAll(selector: string): Iterable<Part | Field>; importNode(node: Part, deep: boolean): Part; addEventListener(kind: string, does: () => void): void }
declare const document: Page
declare const location: { readonly href: string }
declare const getSelection: () => { readonly isCollapsed: boolean } | null
declare class EventSource { constructor(address: string); addEventListener(kind: string, does: (event: { readonly lastEventId: string }) => void): void; close(): void }
declare class XMLHttpRequest { responseType: string; readonly responseXML: Page | null; readonly status: number; readonly responseURL: string; onloadend: () => void; open(method: string, address: string): void; send(): void }

const PAUSE_MS = 2_000
const SOON_MS = 200
const PARTS = ['main', 'aside.beside']

const main = document.querySelector('main[data-live]')
const kinds = main?.dataset['live'] ?? ''
let after = main?.dataset['after'] ?? ''
let stream: EventSource | undefined
let planned: ReturnType<typeof setTimeout> | undefined
let last = 0

const fresh = (): Part | null => document.querySelector('.fresh')

function listen(): void {
  stream = new EventSource(`/api/v1/live?${new URLSearchParams({ kinds: kinds.replaceAll(' ', ','), ...(after === '' ? {} : { after }) })}`)
  for (const kind of [...kinds.split(' '), 'live.gap']) {
    stream.addEventListener(kind, ({ lastEventId }) => {
      after = lastEventId
      plan()
    })
  }
  stream.addEventListener('open', () => quiet(true))
  stream.addEventListener('error', () => quiet(false))
}

/** The way to reload is shown where this does not. */
function quiet(is: boolean): void {
  const told = fresh()
  if (told !== null && told.dataset['told'] === undefined) told.hidden = is
}

function plan(): void {
  planned ??= setTimeout(() => {
    planned = undefined
    last = Date.now()
    if (isBusy()) tell()
    else fetchPage()
  }, Math.max(SOON_MS, last + PAUSE_MS - Date.now()))
}

const isBusy = (): boolean => getSelection()?.isCollapsed === false || [...document.querySelectorAll('main input, main textarea, main select')].some((field) => isDirty(field as Field)) // by the selector

const isDirty = ({ type, value, defaultValue, checked, defaultChecked, options }: Field): boolean =>
  options !== undefined ? isOtherwise([...options]) : type === 'checkbox' || type === 'radio' ? checked !== defaultChecked : type !== 'hidden' && value !== defaultValue

/** Where nothing is marked as chosen, a browser chooses the first. */
const isOtherwise = (options: readonly Option[]): boolean => (options.some(({ defaultSelected }) => defaultSelected) ? options.some(({ selected, defaultSelected }) => selected !== defaultSelected) : options.slice(1).some(({ selected }) => selected))

function tell(): void {
  const told = fresh()
  const link = told?.querySelector('a')
  if (!told || !link) return
  told.hidden = false
  told.setAttribute('data-told', '')
  link.textContent = told.dataset['news'] ?? ''
}

/** By the old way of asking, since it makes a page of the answer without making markup of text, which the house forbids its scripts. */
function fetchPage(): void {
  const asked = new XMLHttpRequest()
  asked.responseType = 'document'
  asked.open('GET', location.href)
  asked.onloadend = () => {
    const next = asked.responseXML
    if (asked.status !== 200 || next === null || isBusy()) return tell()
    for (const selector of PARTS) {
      const [here, there] = [document.querySelector(selector), next.querySelector(selector)]
      if (here !== null && there !== null) become(here, there)
    }
    document.title = next.title
    quiet(true)
  }
  asked.send()
}

/** Changes a part into another of the same kind, as little as possible. */
function become(here: Part, there: Part): void {
  if (here.isEqualNode(there)) return
  if (here.nodeType !== 1) {
    here.nodeValue = there.nodeValue
    return
  }
  for (const name of Array.from(here.attributes, (one) => one.name)) if (!there.hasAttribute(name) && !keeps(name)) here.removeAttribute(name)
  for (const { name, value } of there.attributes) if (!keeps(name)) here.setAttribute(name, value)
  const wanted = [...there.childNodes]
  for (const [at, now] of wanted.entries()) {
    const spare = (): number => here.childNodes.length - wanted.length
    let old = here.childNodes[at]
    for (; old !== undefined && !isKin(old, now) && spare() > 0; old = here.childNodes[at]) here.removeChild(old)
    if (old === undefined || (!isKin(old, now) && spare() < 0)) here.insertBefore(document.importNode(now, true), old ?? null)
    else if (isKin(old, now)) become(old, now)
    else here.replaceChild(document.importNode(now, true), old)
  }
  for (let over = here.childNodes[wanted.length]; over !== undefined; over = here.childNodes[wanted.length]) here.removeChild(over)
}

/** The same piece of the page, perhaps with other content. */
const isKin = (old: Part, now: Part): boolean => old.nodeName === now.nodeName && (old.nodeType !== 1 || old.getAttribute('class') === now.getAttribute('class'))

/** What the reader has opened stays open. */
const keeps = (name: string): boolean => name === 'open' || name === 'hidden'

function attend(): void {
  stream?.close()
  stream = undefined
  if (!document.hidden) listen()
}

if (kinds !== '') {
  attend()
  document.addEventListener('visibilitychange', attend)
}
