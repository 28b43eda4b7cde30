// All trials; what `npm run walk` and `npm test` make of the whole deck.
import type { Trial } from './trial.ts'
import { CLAIM_TRIALS } from './claims.ts'
import { KEY_TRIALS } from './keys.ts'
import { PRESENTER_TRIALS } from './presenter.ts'
import { TOUCH_TRIALS } from './touch.ts'

export const TRIALS: readonly Trial[] = [...KEY_TRIALS, ...CLAIM_TRIALS, ...TOUCH_TRIALS, ...PRESENTER_TRIALS]
export { tryOut } from './trial.ts'
