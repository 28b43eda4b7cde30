/**
 * A 128-bit hash of text, fed piece by piece. Integer arithmetic only, so every host
 * computes the same value. For seeds and for comparing traces; not for secrets.
 * (The mixing constants are those of the public-domain cyrb128.)
 */
export class Hash {
  #a = 1779033703
  #b = 3144134277
  #c = 1013904242
  #d = 2773480762

  /** Adds text; returns itself, so that calls chain. */
  add(text: string): this {
    let a = this.#a
    let b = this.#b
    let c = this.#c
    let d = this.#d
    for (let i = 0; i < text.length; i++) {
      const k = text.charCodeAt(i)
      a = b ^ Math.imul(a ^ k, 597399067)
      b = c ^ Math.imul(b ^ k, 2869860233)
      c = d ^ Math.imul(c ^ k, 951274213)
      d = a ^ Math.imul(d ^ k, 2716044179)
    }
    this.#a = a
    this.#b = b
    this.#c = c
    this.#d = d
    return this
  }

  /** The hash so far, as four unsigned 32-bit integers. */
  words(): [number, number, number, number] {
    const a = Math.imul(this.#c ^ (this.#a >>> 18), 597399067)
    const b = Math.imul(this.#d ^ (this.#b >>> 22), 2869860233)
    const c = Math.imul(a ^ (this.#c >>> 17), 951274213)
    const d = Math.imul(b ^ (this.#d >>> 19), 2716044179)
    return [(a ^ b ^ c ^ d) >>> 0, (b ^ a) >>> 0, (c ^ a) >>> 0, (d ^ a) >>> 0]
  }

  /** The first 64 bits as 16 hexadecimal digits: enough to compare runs, short enough to print. */
  hex(): string {
    return this.words().slice(0, 2).map(word => word.toString(16).padStart(8, '0')).join('')
  }
}
