/** A command measured whole: CPU seconds and largest memory of a Node process of its own, start and end included. */
import { spawnSync } from 'node:child_process'

/** Loaded before the command, tells what it used when it ends. */
const METER = `data:text/javascript,${encodeURIComponent(
  `import { writeSync } from 'node:fs'; process.on('exit', () => { const used = process.resourceUsage(); writeSync(3, JSON.stringify({ seconds: (used.userCPUTime + used.systemCPUTime) / 1e6, megabytes: used.maxRSS / 1e3 })) })`,
)}`

export type Usage = { readonly seconds: number; readonly megabytes: number; readonly output: string }

/** Runs a script of ours with the same Node. A failing command is a bug of the measurement: it throws. */
export function runMeasured(script: string, args: readonly string[]): Usage {
  const { status, stdout, stderr, output } = spawnSync(process.execPath, ['--import', METER, script, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe', 'pipe'], maxBuffer: 1e8 })
  if (status !== 0) throw new Error(`${script}: ${stderr}`)
  const used = JSON.parse(output[3] ?? '{}') as { seconds: number; megabytes: number } // what METER writes
  return { ...used, output: stdout }
}

/** The run of middle CPU time. */
export function medianRun(times: number, run: () => Usage): Usage {
  const runs = Array.from({ length: times }, run).toSorted((a, b) => a.seconds - b.seconds)
  return runs[times >> 1] ?? { seconds: NaN, megabytes: NaN, output: '' }
}
