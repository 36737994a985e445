/** Ways within a list: filters that stand in the address, so that a view can be sent; and leafing through its pages. */
import { useWords } from './language.ts'
import { withQuery } from './addresses.ts'

export type Filter = { readonly label: string; readonly to: string; readonly isOn: boolean }

/** Links in a row, the chosen ones framed. In: what they filter, for who does not see it. */
export const Filters = ({ label, filters }: { readonly label: string; readonly filters: readonly Filter[] }) => (
  <nav class="filters" aria-label={label}>
    <ul>
      {filters.map(({ label: name, to, isOn }) => (
        <li key={to}><a href={to} aria-current={isOn ? 'true' : undefined}>{name}</a></li>
      ))}
    </ul>
  </nav>
)

/** To the page before and the one after, where a list is leafed through by its entries. */
export const Leafing = ({ previous, next }: { readonly previous: string | undefined; readonly next: string | undefined }) => {
  const say = useWords()
  if (previous === undefined && next === undefined) return null
  return (
    <nav class="pages" aria-label={say('pages')}>
      {previous === undefined ? null : <a href={previous} rel="prev">{say('previous')}</a>}
      {next === undefined ? null : <a href={next} rel="next">{say('next')}</a>}
    </nav>
  )
}

/** A field that searches a list, in the address like a filter. In: what of the address stays. */
export const Search = ({ label, name, value, to, kept = {} }: { readonly label: string; readonly name: string; readonly value: string; readonly to: string; readonly kept?: Readonly<Record<string, string | undefined>> }) => {
  const say = useWords()
  return (
    <form class="search" role="search" aria-label={label} method="get" action={to}>
      {Object.entries(kept).map(([key, one]) => (one === undefined ? null : <input key={key} type="hidden" name={key} value={one} />))}
      <input type="search" name={name} value={value} aria-label={label} placeholder={label} />
      <button class="button">{say('search')}</button>
    </form>
  )
}

/** One of many by which a list is narrowed, in a form whose choice stands in the address. */
export const Picker = ({ name, label, any, chosen, options }: PickerNeeds) => (
  <label>
    <span>{label}</span>
    <select name={name}>
      <option value="">{any}</option>
      {options.map(([value, told]) => (
        <option key={value} value={value} selected={value === chosen}>{told}</option>
      ))}
    </select>
  </label>
)

type PickerNeeds = { readonly name: string; readonly label: string; /** What stands there where nothing is chosen. */ readonly any: string; readonly chosen: string | undefined; readonly options: readonly (readonly [value: string, label: string])[] }

/** Text to look for, in such a form. */
export const Searching = ({ name, label, text }: { readonly name: string; readonly label: string; readonly text: string | undefined }) => (
  <label>
    <span>{label}</span>
    <input type="search" name={name} value={text} maxLength={200} />
  </label>
)

/** Pages of a list: the first, the last, and those around. In: the address without its page. */
export const Pagination = ({ page, pages, address }: { readonly page: number; readonly pages: number; readonly address: string }) => {
  const say = useWords()
  if (pages <= 1) return null
  const to = (target: number): string => withQuery(address, { page: target === 1 ? undefined : target })
  const shown = Array.from({ length: pages }, (_, at) => at + 1).filter((at) => at === 1 || at === pages || Math.abs(at - page) <= 2)
  return (
    <nav class="pages" aria-label={say('pages')}>
      {page > 1 ? <a href={to(page - 1)} rel="prev">{say('previous')}</a> : null}
      <ul>
        {shown.map((at, index) => (
          <li key={at}>
            {at - (shown[index - 1] ?? 0) > 1 ? <span class="soft" aria-hidden="true">… </span> : null}
            {at === page ? <span aria-current="page"><span class="unseen">{say('pageOf', { page, pages })}</span><span aria-hidden="true">{at}</span></span> : <a href={to(at)}>{at}</a>}
          </li>
        ))}
      </ul>
      {page < pages ? <a href={to(page + 1)} rel="next">{say('next')}</a> : null}
    </nav>
  )
}
