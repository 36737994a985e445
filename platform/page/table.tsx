/** Tables: a caption, a head for each column and row, in a frame of their own that alone may scroll sideways, by keyboard too. */
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

export type Column<Row> = {
  readonly head: ComponentChildren
  readonly cell: (row: Row) => ComponentChildren
  /** Numbers stand right, figures below each other. */
  readonly isNumber?: boolean
}

type TableNeeds<Row> = {
  readonly caption: string
  /** The caption is told but not shown, where a heading says it already. */
  readonly hidesCaption?: boolean
  /** The first column heads its rows. */
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
}

export function Table<Row>({ caption, hidesCaption = false, columns, rows }: TableNeeds<Row>) {
  const id = useId()
  return (
    <div class="frame" role="region" aria-labelledby={id} tabIndex={0}>
      <table>
        <caption id={id} class={hidesCaption ? 'unseen' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ head, isNumber }, at) => (
              <th key={at} scope="col" class={isNumber === true ? 'number' : undefined}>{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {columns.map(({ cell, isNumber }, at) =>
                at === 0 ? <th key={at} scope="row">{cell(row)}</th> : <td key={at} class={isNumber === true ? 'number' : undefined}>{cell(row)}</td>,
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
