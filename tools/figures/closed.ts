/**
 * Are the closed sets right? All of them with their supports, as one fingerprint: the same at every value of the switches inside the search, the same as by the definition, in the number that is known.
 * Equal numbers would not do: an early search had these and lost 52 sets at one value of a switch.
 */
import { closedSets, rowsOf, type ClosedOptions, type Rows } from '#engine/intersect'
import { seeded } from '../../engine/intersect/seeded.ts'
import { closedByDefinition } from './closed-reference.ts'
import { dataText } from './data.ts'
import { atLeast, type Figure } from './figure.ts'

/** Known numbers of closed sets: what several miners of FIMI '03 agree on. */
const RELATIONS: readonly { readonly name: string; readonly supports: readonly { readonly minSupport: number; readonly known?: number; readonly dense?: readonly number[] }[]; readonly defined: number | undefined }[] = [
  { name: 'mushroom', supports: [{ minSupport: 1, known: 238_709 }], defined: 800 },
  { name: 'chess', supports: [{ minSupport: 1500, dense: [0, 0.1] }, { minSupport: 2000 }], defined: 2600 },
  { name: 'retail', supports: [{ minSupport: 2, known: 2_109_005 }], defined: 100 },
  { name: 'T10I4D100K', supports: [{ minSupport: 2, known: 2_270_195 }], defined: undefined },
]

const BIT_ROWS = [0, 8, 32]
/** Without columns of bits (1) chess at 1500 would take minutes. */
const DENSE = [0, 0.1, 1]

export function closedFigures(): Figure[] {
  return RELATIONS.flatMap(({ name, supports, defined }): Figure[] => {
    const lists = listsOf(`fimi/${name}.dat.gz`)
    const rows = rowsOf(lists, lists.reduce((most, list) => Math.max(most, ...list), 0) + 1)
    const figures = supports.map(({ minSupport, known, dense = DENSE }) => {
      const switches = BIT_ROWS.flatMap((bitRows) => dense.map((share) => ({ bitRows, dense: share })))
      const usual = fingerprintOf(rows, { minSupport })
      const alike = switches.filter((values) => (known === undefined || usual.sets === known) && fingerprintOf(rows, { minSupport, ...values }).text === usual.text)
      return atLeast(`closed sets of ${name} at ${minSupport}: all the same at every switch`, alike.length, switches.length, `of ${switches.length}`, `${usual.sets} sets${known === undefined ? '' : ', as is known'}`)
    })
    if (defined === undefined) return figures
    const right = new Fingerprint(rows.width)
    closedByDefinition(lists, defined, (topics, support) => right.add(topics, topics.length, support))
    return [...figures, atLeast(`closed sets of ${name} at ${defined}: those of the definition`, Number(fingerprintOf(rows, { minSupport: defined }).text === right.text), 1, 'of 1', `${right.sets} sets`)]
  })
}

function fingerprintOf(rows: Rows, options: ClosedOptions): Fingerprint {
  const fingerprint = new Fingerprint(rows.width)
  closedSets(rows, { ...options, visit: (topics, size, support) => fingerprint.add(topics, size, support) })
  return fingerprint
}

/** A sum over sets of a number drawn for each (Zobrist): in any order of sets and of topics the same. Two sums of 32 bits. */
class Fingerprint {
  sets = 0
  readonly #keys: readonly Int32Array[]
  readonly #sums = [0, 0]

  constructor(width: number) {
    const draw = seeded(1)
    this.#keys = this.#sums.map(() => Int32Array.from({ length: width }, () => draw() * 2 ** 32))
  }

  add(topics: ArrayLike<number>, size: number, support: number): void {
    this.sets++
    for (const [lane, keys] of this.#keys.entries()) {
      let key = Math.imul(support, 0x9e3779b1)
      for (let at = 0; at < size; at++) key = (key + (keys[topics[at] ?? 0] ?? 0)) | 0
      this.#sums[lane] = ((this.#sums[lane] ?? 0) + mixed(key)) | 0
    }
  }

  get text(): string {
    return [this.sets, ...this.#sums].join(' ')
  }
}

/** The finaliser of MurmurHash3 (Appleby): every bit of the key moves half of the answer's. */
function mixed(key: number): number {
  let left = Math.imul(key ^ (key >>> 16), 0x85ebca6b)
  left = Math.imul(left ^ (left >>> 13), 0xc2b2ae35)
  return left ^ (left >>> 16)
}

function listsOf(path: string): number[][] {
  return dataText(path).trimEnd().split('\n').map((line) => line.trim().split(' ').map(Number))
}
