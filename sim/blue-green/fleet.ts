import type { Chance, Millis } from '../engine/index.ts'
import { frozen, ms, seconds } from '../engine/index.ts'

/** Least and most time from asking for an instance to its first passed health check. */
export const BOOT = frozen({ least: seconds(20), most: seconds(30) })

/** A machine of a fleet, and what is under way on it. */
export interface Instance<W> {
  /** The moment from which it is up. */
  readonly up: Millis
  readonly busy: Set<W>
}

/** Machines that run one version of the code, behind a balancer. */
export class Fleet<W = never> {
  readonly instances: Instance<W>[] = []
  #turn = 0

  /** Instances are asked in turn, whether they are up or not: the balancer knows only that they are there. */
  nextInstance(): Instance<W> | undefined {
    return this.instances[this.#turn++ % Math.max(1, this.instances.length)]
  }

  /** How many are up at a moment. */
  upAt = (t: number): number => this.instances.filter(({ up }) => up <= t).length

  /** Adds instances that have long been up. */
  stand(size: number): void {
    while (this.instances.length < size)
      this.instances.push({ up: ms(0), busy: new Set() })
  }

  /** Asks for instances until there are `size`; each takes its time to boot. */
  grow(size: number, now: Millis, boots: Chance): void {
    while (this.instances.length < size)
      this.instances.push({ up: ms(now + boots.int(BOOT.least, BOOT.most)), busy: new Set() })
  }
}
