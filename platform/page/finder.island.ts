/**
 * While somebody types in the field of the head: what answers, as a list to walk through by keyboard. Served to browsers as it stands here, its types taken away; it builds nothing from text but text.
 * **Units**: from two letters on, after {@link PAUSE_MS} without a key; an older question is given up.
 * **Source**: WAI-ARIA Authoring Practices 1.2, editable combobox with list autocomplete.
 */

// The house knows no browser; this is what the island uses of one.
type Target = { addEventListener(kind: string, hear: (event: Happening) => void): void }
type Element = Target & {
  id: string
  className: string
  textContent: string
  lang: string
  hidden: boolean
  readonly dataset: Readonly<Record<string, string | undefined>>
  append(...parts: readonly (Element | string)[]): void
  replaceChildren(...parts: readonly Element[]): void
  setAttribute(name: string, value: string): void
  removeAttribute(name: string): void
  scrollIntoView(how: { readonly block: 'nearest' }): void
  contains(other: unknown): boolean
  closest(selector: string): (Element & { showPopover?(): void }) | null
  checkVisibility(): boolean
}
type Field = Element & { value: string; readonly form: (Element & { readonly action: string; requestSubmit(): void }) | null; focus(): void; select(): void }
type Happening = { readonly key: string; readonly target: Element & { readonly isContentEditable?: boolean; readonly tagName?: string }; readonly relatedTarget: unknown; readonly ctrlKey: boolean; readonly metaKey: boolean; readonly altKey: boolean; readonly isComposing: boolean; preventDefault(): void }
declare const document: Target & { readonly documentElement: Element; getElementById(id: string): Field | null; createElement(tag: string): Element }
declare const location: { assign(address: string): void }

type Hit = { readonly kind: string; readonly title: readonly { readonly text: string; readonly isFound: boolean }[]; readonly language?: string; readonly beneath: string; readonly address: string }

const PAUSE_MS = 120
const FEWEST = 2

const field = document.getElementById('finder')
if (field?.form != null) open(field, field.form)

function open(input: Field, form: NonNullable<Field['form']>): void {
  const word = (name: string): string => input.dataset[name] ?? ''
  const list = made('ul', 'found')
  const told = made('span', 'unseen')
  let options: { readonly element: Element; readonly address: string | undefined }[] = []
  let chosen = -1
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking: AbortController | undefined
  let shownFor = ''

  list.id = 'found'
  list.hidden = true
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', word('list'))
  told.setAttribute('role', 'status')
  for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-controls', 'found'], ['aria-expanded', 'false']] as const) input.setAttribute(name, value)
  form.append(list, told)

  const close = (): void => {
    clearTimeout(timer)
    asking?.abort()
    list.hidden = true
    shownFor = ''
    choose(-1)
    input.setAttribute('aria-expanded', 'false')
  }

  const choose = (at: number): void => {
    options[chosen]?.element.setAttribute('aria-selected', 'false')
    chosen = at
    const option = options[at]?.element
    if (option === undefined) return input.removeAttribute('aria-activedescendant')
    option.setAttribute('aria-selected', 'true')
    input.setAttribute('aria-activedescendant', option.id)
    option.scrollIntoView({ block: 'nearest' })
  }

  const take = (address: string | undefined): void => {
    if (address === undefined) form.requestSubmit()
    else location.assign(address)
  }

  const show = (hits: readonly Hit[], text: string): void => {
    const named = hits.map((hit) => ({ element: optionOf(hit), address: hit.address }))
    options = hits.length === 0 ? [] : [...named, { element: lastOption(), address: undefined }]
    options.forEach(({ element, address }, at) => {
      element.id = `found-${at}`
      element.setAttribute('role', 'option')
      element.setAttribute('aria-selected', 'false')
      // Before the field loses the focus, and the list with it.
      element.addEventListener('mousedown', (event) => event.preventDefault())
      element.addEventListener('click', () => take(address))
    })
    list.replaceChildren(...options.map(({ element }) => element))
    chosen = -1
    input.removeAttribute('aria-activedescendant')
    list.hidden = options.length === 0
    shownFor = text
    input.setAttribute('aria-expanded', String(options.length > 0))
    told.textContent = hits.length === 0 ? word('none') : hits.length === 1 ? word('one') : word('many').replace('{count}', String(hits.length))
  }

  const optionOf = ({ kind, title, language, beneath }: Hit): Element => {
    const option = made('li', '')
    const name = made('span', 'name')
    if (language !== undefined) name.lang = language
    for (const { text, isFound } of title) name.append(isFound ? made('mark', '', text) : text)
    option.append(name, made('span', 'kind', word(kind)), made('span', 'beneath', beneath))
    return option
  }

  const lastOption = (): Element => made('li', 'all', word('all'))

  const ask = async (): Promise<void> => {
    const text = input.value.trim()
    asking?.abort()
    if (text.length < FEWEST) return close()
    if (text === shownFor) return
    const mine = (asking = new AbortController())
    try {
      const answer = await fetch(`${word('answerer')}?${new URLSearchParams({ q: text, most: '8', language: document.documentElement.lang })}`, { signal: mine.signal })
      if (!answer.ok) throw new Error(String(answer.status))
      const { hits } = (await answer.json()) as { hits: Hit[] } // what the house answers there
      if (!mine.signal.aborted) show(hits, text)
    } catch {
      if (mine.signal.aborted) return
      close()
      told.textContent = word('failed')
    }
  }

  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), PAUSE_MS)
  })
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    const isOpen = !list.hidden
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!isOpen) return void ask()
      const step = event.key === 'ArrowDown' ? 1 : -1
      // One place more than there are options: the field itself.
      choose(((chosen + 1 + step + options.length + 1) % (options.length + 1)) - 1)
    } else if (event.key === 'Enter' && isOpen && chosen >= 0) {
      event.preventDefault()
      take(options[chosen]?.address)
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault()
      close()
    }
  })
  form.addEventListener('submit', close)
  input.addEventListener('blur', close)

  document.addEventListener('keydown', (event) => {
    const { target } = event
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || target.isContentEditable === true || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName ?? '')) return
    event.preventDefault()
    if (!input.checkVisibility()) input.closest('[popover]')?.showPopover?.()
    input.focus()
    input.select()
  })
}

function made(tag: string, name: string, text = ''): Element {
  const element = document.createElement(tag)
  if (name !== '') element.className = name
  if (text !== '') element.textContent = text
  return element
}
