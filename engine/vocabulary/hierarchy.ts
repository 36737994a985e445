/**
 * Cycles in a hierarchy.
 * **Shapes**: links to the broader by id in; linear in links. With an own stack: a chain may be a million long.
 */

/**
 * The links to the broader that close a cycle: without them the hierarchy has none. Walked upwards by id, smallest first, so that the answer does not
 * hang on the order of the file.
 */
export function closingLinks(broader: ReadonlyMap<string, readonly string[]>): [from: string, to: string][] {
  const closing: [string, string][] = []
  const state = new Map<string, 'open' | 'done'>()
  for (const root of [...broader.keys()].toSorted()) {
    const path: { readonly id: string; readonly above: readonly string[]; next: number }[] = []
    const open = (id: string): void => {
      state.set(id, 'open')
      path.push({ id, above: (broader.get(id) ?? []).toSorted(), next: 0 })
    }
    if (!state.has(root)) open(root)
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const to = step.above[step.next++]
      if (to === undefined) {
        state.set(step.id, 'done')
        path.pop()
      } else if (state.get(to) === 'open') closing.push([step.id, to])
      else if (!state.has(to)) open(to)
    }
  }
  return closing
}
