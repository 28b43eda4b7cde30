/**
 * How the members of a failing region are divided among the others.
 */

export interface Region {
  name: string
  /** Requests a second, now. */
  load: number
  /** Requests a second that it can serve, dark capacity included. */
  capacity: number
}

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)

// #region evacuate
export function evacuate(regions: Region[], failing: string) {
  const survivors = regions.filter(r => r.name !== failing)
  const demand = sum(regions.map(r => r.load))
  const room = sum(survivors.map(r => r.capacity))
  if (demand > room)
    throw new Error(`No room: ${demand} against ${room}`)

  return survivors.map(({ name, capacity }) => ({
    name, // scale up first, then move the members
    scaleTo: demand * capacity / room,
  }))
}
// #endregion
