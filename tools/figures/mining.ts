/** How fast closed sets are mined: the command as a user runs it, CPU seconds of the whole process, beside a fixed loop that tells how fast the machine is now. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { plantedAlliance } from '../generate/planted.ts'
import { medianRun, runMeasured } from './child.ts'
import { dataText, hasData } from './data.ts'
import { atMost, reported, type Figure } from './figure.ts'

type Task = { readonly name: string; readonly support: number; readonly reach: number; readonly megabytes?: number; readonly text: () => string }

const TASKS: readonly Task[] = [
  { name: '200,000 × 10,000', support: 2, reach: 4, megabytes: 250, text: () => `${plantedAlliance({ organisations: 200_000, topics: 10_000, fields: 12, planted: 500, mean: 10, noise: 0, seed: 1 }).rows.map((row) => row.join(' ')).join('\n')}\n` },
  ...(hasData
    ? [
        { name: 'mushroom', support: 1, reach: 1.1, text: () => dataText('fimi/mushroom.dat.gz') },
        { name: 'retail', support: 2, reach: 3.2, text: () => dataText('fimi/retail.dat.gz') },
        { name: 'T10I4D100K', support: 2, reach: 3.3, text: () => dataText('fimi/T10I4D100K.dat.gz') },
      ]
    : []),
]

const RUNS = 5

/** Mines each file; with PEER_MINER="command with {file} and {support}" another miner beside it. */
export function miningFigures(): Figure[] {
  const folder = mkdtempSync(join(tmpdir(), 'schnittmenge-'))
  const script = join(import.meta.dirname, '../../cli/main.ts')
  try {
    return [
      reported('reference loop', referenceLoop(), 'CPU s', '100 million steps of a fixed sum; the machine, not the engine'),
      ...TASKS.flatMap(({ name, support, reach, megabytes, text }): Figure[] => {
        const path = join(folder, 'transactions')
        writeFileSync(path, text())
        const run = medianRun(RUNS, () => runMeasured(script, ['mine', path, '--min-support', String(support), '--count']))
        const what = `all closed sets of ${name} at ${support}`
        return [
          atMost(what, run.seconds, reach, 'CPU s', `${Number(run.output.trim()).toLocaleString('en')} sets; \`mine --count\`, whole process, median of ${RUNS}; ${(run.seconds / referenceLoop()).toFixed(1)} reference loops`),
          ...(megabytes === undefined ? [] : [atMost(`${what}: memory`, run.megabytes, megabytes, 'MB')]),
          ...peerFigures(what, path, support),
        ]
      }),
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function peerFigures(what: string, path: string, support: number): Figure[] {
  const command = process.env['PEER_MINER']
  if (command === undefined) return []
  const begin = performance.now()
  const { status } = spawnSync('sh', ['-c', command.replaceAll('{file}', path).replaceAll('{support}', String(support))], { stdio: 'ignore' })
  return [reported(`${what}: the other miner`, (performance.now() - begin) / 1000, 's', `wall; ended with ${status ?? 'a signal'}`)]
}

/** CPU seconds of a fixed loop. */
function referenceLoop(): number {
  const before = process.cpuUsage()
  let sum = 0
  for (let step = 0; step < 100_000_000; step++) sum = (Math.imul(sum, 31) + step) | 0
  const { user, system } = process.cpuUsage(before)
  return (user + system + (sum === 0 ? 1 : 0)) / 1e6
}
