// The deck in hand: all trials, as one way of the walk.
import type { Walk } from '../way.ts'
import type { Trial } from './trial.ts'
import { spread } from '../way.ts'
import { CLAIM_TRIALS } from './claims.ts'
import { KEY_TRIALS } from './keys.ts'
import { PAGE_TRIALS } from './page.ts'
import { PRESENTER_TRIALS } from './presenter.ts'
import { READING_TRIALS } from './reading.ts'
import { TOUCH_TRIALS } from './touch.ts'
import { tryOut } from './trial.ts'

export const TRIALS: readonly Trial[] = [...KEY_TRIALS, ...CLAIM_TRIALS, ...TOUCH_TRIALS, ...PRESENTER_TRIALS, ...PAGE_TRIALS, ...READING_TRIALS]

export async function walkTrials({ browser, url, slides, wanted, sample, report }: Walk): Promise<void> {
  const meant = TRIALS.filter(trial => trial.slides.some(alias => wanted.some(slide => slide.alias === alias)))
  await tryOut(browser, url, spread(meant, sample?.trials), slides, report)
}
