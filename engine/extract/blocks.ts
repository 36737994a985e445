/**
 * Text gathered block by block. Blocks (paragraphs, headings, list items, table cells) are parted by a blank line, because a single line break may
 * only be a wrapped line to whoever reads sentences; a break inside a block is a single one.
 */

export type Blocks = {
  /** Adds to the open block. */
  readonly add: (text: string) => void
  /** Ends the open block; without one, nothing happens. */
  readonly end: () => void
  readonly text: () => string
}

export function gatherBlocks(): Blocks {
  const blocks: string[] = []
  let open: string[] = []
  const end = (): void => {
    const block = tidy(open.join(''))
    open = []
    if (block !== '') blocks.push(block)
  }
  return {
    add: (text) => void open.push(text),
    end,
    text: () => {
      end()
      return blocks.join('\n\n')
    },
  }
}

const tidy = (block: string): string => block.replace(/ {2,}/g, ' ').replace(/ ?\n ?/g, '\n').replace(/\n{2,}/g, '\n').trim()
