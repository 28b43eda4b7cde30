// What is computed of a run once, however often it is drawn.

/** `make`, remembered for each thing that it has been asked about, for as long as that thing lives. */
export function once<K extends object, V>(make: (of: K) => V): (of: K) => V {
  const known = new WeakMap<K, V>()
  return (of) => {
    if (!known.has(of))
      known.set(of, make(of))
    return known.get(of)!
  }
}
