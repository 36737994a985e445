/** A long list to be ticked: a compact table that still is quick with thousands of rows, each with its own label. What cannot be ticked says why. */
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

export type Tick = {
  readonly value: string
  readonly label: string
  readonly isOn: boolean
  /** Why it cannot be chosen. */
  readonly because?: string | undefined
  readonly cells: readonly ComponentChildren[]
}

/** In: what heads the label and each further cell. */
export const Ticks = ({ caption, head, rows }: { readonly caption: string; readonly head: readonly string[]; readonly rows: readonly Tick[] }) => {
  const id = useId()
  return (
    <div class="frame" role="region" aria-labelledby={id} tabIndex={0}>
      <table class="compact">
        <caption id={id} class="unseen">{caption}</caption>
        <thead><tr>{head.map((one) => <th key={one} scope="col">{one}</th>)}</tr></thead>
        <tbody>
          {rows.map(({ value, label, isOn, because, cells }) => (
            <tr key={value}>
              <th scope="row">
                <label class="choice"><input type="checkbox" name="tick" value={value} checked={isOn && because === undefined} disabled={because !== undefined} /><span>{label}{because === undefined ? null : <span class="soft"> {because}</span>}</span></label>
              </th>
              {cells.map((cell, at) => <td key={at}>{cell}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
