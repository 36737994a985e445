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
