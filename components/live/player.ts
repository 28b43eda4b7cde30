// Plays virtual time on a slide: forwards at a chosen speed, by steps, or wherever it is dragged.
// Nothing runs while the slide is not on screen.
import { useIsSlideActive } from '@slidev/client'
import { computed, onMounted, onUnmounted, ref, watch } from 'vue'

export const PLAYER_DEFAULTS = {
  /** Virtual ms at which the playhead stands first. */
  from: 0,
  /** Virtual seconds a second. */
  speed: 2,
  /** Virtual ms of one step. */
  step: 500,
}

/** Speeds on offer, in virtual seconds a second. */
export const SPEEDS = [0.25, 0.5, 1, 2, 4] as const

export interface PlayerOptions {
  /** Virtual ms of the whole run. */
  readonly duration: () => number
  readonly from?: number | undefined
  readonly speed?: number | undefined
  readonly step?: number | undefined
  /** Called after each act of the audience: not for every frame that passes. */
  readonly changed?: () => void
}

/** Where the playhead stands and what it does. */
export interface Playing { readonly t: number, readonly playing: boolean, readonly speed: number }

export function usePlayer({ duration, changed = () => {}, from = PLAYER_DEFAULTS.from, step = PLAYER_DEFAULTS.step, ...given }: PlayerOptions) {
  /** Where it was put: past the end of a run that is still on its way, or of any. */
  const at = ref(from)
  const t = computed(() => Math.min(duration(), at.value))
  const playing = ref(false)
  const speed = ref(given.speed ?? PLAYER_DEFAULTS.speed)
  const isActive = useIsSlideActive()
  const isVisible = ref(true)
  const runs = computed(() => playing.value && isActive.value && isVisible.value)

  let frame = 0
  let last = 0
  function tick(now: number) {
    // A hidden tab gets no frames; on return the gap must not be played in one jump.
    // A frame may bear a time from before it was asked for.
    const elapsed = Math.max(0, Math.min(100, now - last))
    last = now
    at.value = Math.min(duration(), t.value + elapsed * speed.value)
    if (t.value >= duration())
      playing.value = false
    else
      frame = requestAnimationFrame(tick)
  }
  watch(runs, (on) => {
    cancelAnimationFrame(frame)
    if (on) {
      last = performance.now()
      frame = requestAnimationFrame(tick)
    }
  })

  function seek(to: number) {
    at.value = Math.max(0, Math.min(duration(), to))
    changed()
  }
  function play() {
    if (t.value >= duration())
      at.value = 0
    playing.value = true
    changed()
  }
  function pause() {
    playing.value = false
    changed()
  }
  const toggle = () => playing.value ? pause() : play()
  function stepBy(steps: number) {
    playing.value = false
    seek(t.value + steps * step)
  }
  function setSpeed(to: number) {
    speed.value = to
    changed()
  }

  function onVisibility() {
    isVisible.value = document.visibilityState === 'visible'
  }
  onMounted(() => document.addEventListener('visibilitychange', onVisibility))
  onUnmounted(() => {
    cancelAnimationFrame(frame)
    document.removeEventListener('visibilitychange', onVisibility)
  })

  const read = (): Playing => ({ t: t.value, playing: playing.value, speed: speed.value })
  function apply(beat: Playing) {
    at.value = Math.max(0, beat.t)
    playing.value = beat.playing
    speed.value = beat.speed
  }

  return { t, playing, speed, play, pause, toggle, seek, stepBy, setSpeed, read, apply }
}

export type Player = ReturnType<typeof usePlayer>
