/** A long list to be ticked: a compact table that still is quick with thousands of rows, each with its own label. */
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

export type Tick = {
  readonly value: string
  readonly label: string
  readonly isOn: boolean
  /** It cannot be chosen; why, one of its cells says. */
  readonly isClosed?: boolean
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
          {rows.map(({ value, label, isOn, isClosed = false, cells }) => (
            <tr key={value}>
              <th scope="row">
                <label class="choice"><input type="checkbox" name="tick" value={value} checked={isOn && !isClosed} disabled={isClosed} /><span>{label}</span></label>
              </th>
              {cells.map((cell, at) => <td key={at}>{cell}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
