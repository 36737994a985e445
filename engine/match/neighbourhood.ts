/**
 * How like a plan is to the plans likest to it: the mean of some largest likenesses, kept while plans come and go. What a plan that leaves was part of is marked and read again when it is asked for.
 * **Shapes**: twelve likenesses with their owners a place, 150 bytes.
 */

export type Neighbourhoods = {
  /** The likenesses of one place to all: a new neighbourhood. */
  read(place: number, likenesses: Float64Array): void
  /** Each other place hears how like the new one is to it. */
  tell(place: number, likenesses: Float64Array): void
  /** What rested on this place, and its own neighbourhood, is to be read again. */
  forget(place: number): void
  /** One place hears of another likeness to one that it had heard of. */
  change(place: number, other: number, likeness: number): void
  isDoubted(place: number): boolean
  /** The mean of the likest; places that are missing for a full neighbourhood count nothing. */
  meanOf(place: number): number
}

const NOBODY = -1

export function neighbourhoods(size: number): Neighbourhoods {
  let likest = new Float64Array(0)
  let whose = new Int32Array(0)
  let means = new Float64Array(0)
  let doubted = new Uint8Array(0)

  function reach(places: number): void {
    if (places <= means.length) return
    const room = Math.ceil(places * 1.5) + 16
    likest = longer(likest, new Float64Array(room * size))
    whose = longer(whose, new Int32Array(room * size).fill(NOBODY))
    means = longer(means, new Float64Array(room))
    doubted = longer(doubted, new Uint8Array(room).fill(1))
  }

  /** Keeps the list falling, so that its sum is the same whatever came first. */
  function offer(place: number, other: number, likeness: number): boolean {
    const from = place * size
    let at = from + size - 1
    if (likeness <= (likest[at] ?? 0)) return false
    for (; at > from && (likest[at - 1] ?? 0) < likeness; at--) {
      likest[at] = likest[at - 1] ?? 0
      whose[at] = whose[at - 1] ?? NOBODY
    }
    likest[at] = likeness
    whose[at] = other
    return true
  }

  const weigh = (place: number): void => void (means[place] = likest.subarray(place * size, (place + 1) * size).reduce((sum, likeness) => sum + likeness, 0) / size)

  return {
    read: (place, likenesses) => {
      reach(Math.max(place + 1, likenesses.length))
      likest.fill(0, place * size, (place + 1) * size)
      whose.fill(NOBODY, place * size, (place + 1) * size)
      likenesses.forEach((likeness, other) => offer(place, other, likeness))
      weigh(place)
      doubted[place] = 0
    },
    tell: (place, likenesses) => {
      likenesses.forEach((likeness, other) => {
        if (other !== place && doubted[other] === 0 && offer(other, place, likeness)) weigh(other)
      })
    },
    forget: (place) => {
      whose.forEach((owner, at) => {
        if (owner === place) doubted[Math.floor(at / size)] = 1
      })
      doubted[place] = 1
    },
    change: (place, other, likeness) => {
      if (doubted[place] !== 0) return
      const from = place * size
      const last = from + size - 1
      const least = likest[last] ?? 0
      const at = whose.subarray(from, last + 1).indexOf(other)
      if (at >= 0) {
        likest.copyWithin(from + at, from + at + 1, last + 1)
        whose.copyWithin(from + at, from + at + 1, last + 1)
        likest[last] = 0
        whose[last] = NOBODY
      }
      // One that was too little for the list may be more than what this one is now.
      if (at >= 0 && likeness < least) doubted[place] = 1
      offer(place, other, likeness)
      weigh(place)
    },
    isDoubted: (place) => doubted[place] !== 0,
    meanOf: (place) => means[place] ?? 0,
  }
}

function longer<Row extends Float64Array | Int32Array | Uint8Array>(before: Row, after: Row): Row {
  after.set(before)
  return after
}
