/** What is made of a thing once, however often it is asked for, and forgotten with the thing. */

/** Remembers what was made for each; what else making needs is the same whoever asks. */
export function onceFor<Thing extends WeakKey, Made, Rest extends readonly unknown[]>(make: (thing: Thing, ...rest: Rest) => Made): (thing: Thing, ...rest: Rest) => Made {
  const known = new WeakMap<Thing, { readonly made: Made }>()
  return (thing, ...rest) => {
    const one = known.get(thing) ?? { made: make(thing, ...rest) }
    known.set(thing, one)
    return one.made
  }
}
