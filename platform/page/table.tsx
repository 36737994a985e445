/** Tables: a caption, a head for each column and row, in a frame of their own that alone may scroll sideways, by keyboard too. */
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

export type Column<Row> = {
  readonly head: ComponentChildren
  readonly cell: (row: Row) => ComponentChildren
  /** Numbers stand right, figures below each other. */
  readonly isNumber?: boolean
  /** Recedes: what is the same in most rows. */
  readonly isSoft?: boolean
  /** Of the width, in per cent, where tables of one kind stand near each other; all columns or none. */
  readonly share?: number
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
  const isSet = columns.every(({ share }) => share !== undefined)
  const kindOf = ({ isNumber, isSoft }: Column<Row>): string | undefined => (isNumber === true ? 'number' : isSoft === true ? 'soft' : undefined)
  return (
    <div class="frame" role="region" aria-labelledby={id} tabIndex={0}>
      <table class={isSet ? 'set' : undefined}>
        <caption id={id} class={hidesCaption ? 'unseen' : undefined}>{caption}</caption>
        {isSet ? <colgroup>{columns.map(({ share }, at) => <col key={at} width={`${share}%`} />)}</colgroup> : null}
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
              {columns.map((column, at) =>
                at === 0 ? <th key={at} scope="row">{column.cell(row)}</th> : <td key={at} class={kindOf(column)}>{column.cell(row)}</td>,
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
