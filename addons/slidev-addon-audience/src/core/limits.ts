/** What anybody may send, and how much of it counts. Sizes in characters of the payload, times in milliseconds. */
export const LIMITS = {
  /** A presenter's message. */
  stage: 16_384,
  /** A device's message. */
  device: 4096,
  /** Options of a question to the room. */
  options: 24,
  option: 160,
  prompt: 300,
  /** A question from the room. */
  question: 280,
  /** Questions that a device may have in its message; the newest. */
  questionsInMessage: 3,
  /** Questions that count of one device, in a room's whole life. */
  questionsOfDevice: 20,
  /** Questions that a presenter's page holds. */
  questions: 1000,
  /** Devices that a presenter's page counts. */
  devices: 150_000,
  /** Messages of one device that are looked at: so many at once, then one each `refill`. */
  burst: 12,
  refill: 500,
  /** Contradicting messages whose signatures a presenter's page checks in a second, of all devices together. */
  checks: 500,
  /** The state of one figure, and how many of them travel. */
  figure: 4096,
  figures: 8,
} as const

/** When things are sent. In milliseconds. */
export const TIMES = {
  /** From one message of the presenter to the next, at least. */
  throttle: 100,
  /** The presenter says that it is there. */
  pulse: 15_000,
  /** After so long without a word the presenter is away. */
  silence: 45_000,
  /** A device repeats what it last said, at first; the presenter stretches it in a large room. */
  beat: 10_000,
  /** The same, of a device that has just said something new. */
  repeat: 2000,
  /** After a question closes, votes that were on their way still count. */
  grace: 2500,
} as const
