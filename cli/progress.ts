/** A progress bar on a terminal's standard error, for what takes longer than a second; silent elsewhere. */

export type Progress = {
  /** One more step begins. `slow`: it is known to take longer than a second, so the bar need not wait. */
  step(name: string, slow?: 'slow'): void
  /** So many steps are over, told as often as one likes. */
  reach(steps: number, name: string): void
  done(): void
}

const WIDTH = 24
const PATIENCE_MS = 1_000
const REDRAW_MS = 100

/** A bar over `total` steps, labelled with what is being done. In: the stream to draw on, usually process.stderr. */
export function progressOver(total: number, label: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return { step: () => undefined, reach: () => undefined, done: () => undefined }
  const started = performance.now()
  let count = 0
  let drawn = false
  let last = -Infinity
  const draw = (name: string): void => {
    drawn = true
    const filled = Math.round((count / Math.max(1, total)) * WIDTH)
    const room = Math.max(0, (stream.columns || 80) - WIDTH - label.length - 16)
    stream.write(`\r\u001B[K${label} ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${count}/${total} ${name.slice(0, room)}`)
  }
  return {
    step(name, slow) {
      if (slow !== undefined || drawn || performance.now() - started >= PATIENCE_MS) draw(name)
      count++
    },
    reach(steps, name) {
      count = steps
      const now = performance.now()
      if (now - started < PATIENCE_MS || now - last < REDRAW_MS) return
      last = now
      draw(name)
    },
    done() {
      if (drawn) stream.write('\r\u001B[K')
      drawn = false
    },
  }
}
