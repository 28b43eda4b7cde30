// Plays virtual time on a slide: forwards at a chosen speed, by steps, or wherever it is dragged.
// Nothing runs while the slide is not on screen, and both windows of a presenter show the same moment.
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

export interface PlayerOptions extends Partial<typeof PLAYER_DEFAULTS> {
  /** Name of the channel between this presenter's windows; one a figure. */
  channel: string
  /** Virtual ms of the whole run. */
  duration: () => number
}

/** What one window tells the others. */
interface Beat { t: number, playing: boolean, speed: number }

export function usePlayer(options: PlayerOptions) {
  const { from, step, channel, duration } = { ...PLAYER_DEFAULTS, ...options }
  const t = ref(from)
  const playing = ref(false)
  const speed = ref(options.speed ?? PLAYER_DEFAULTS.speed)
  const isActive = useIsSlideActive()
  const isVisible = ref(true)
  const runs = computed(() => playing.value && isActive.value && isVisible.value)

  let frame = 0
  let last = 0
  function tick(now: number) {
    // A hidden tab gets no frames; on return the gap must not be played in one jump.
    const elapsed = Math.min(100, now - last)
    last = now
    t.value = Math.min(duration(), t.value + elapsed * speed.value)
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

  const bus = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(`deck:player:${channel}`)
  function tell() {
    bus?.postMessage({ t: t.value, playing: playing.value, speed: speed.value } satisfies Beat)
  }
  if (bus) {
    bus.onmessage = ({ data }: MessageEvent<Beat>) => {
      t.value = Math.min(duration(), data.t)
      playing.value = data.playing
      speed.value = data.speed
    }
  }

  function seek(to: number) {
    t.value = Math.max(0, Math.min(duration(), to))
    tell()
  }
  function play() {
    if (t.value >= duration())
      t.value = 0
    playing.value = true
    tell()
  }
  function pause() {
    playing.value = false
    tell()
  }
  const toggle = () => playing.value ? pause() : play()
  function stepBy(steps: number) {
    playing.value = false
    seek(t.value + steps * step)
  }
  function setSpeed(to: number) {
    speed.value = to
    tell()
  }

  function onVisibility() {
    isVisible.value = document.visibilityState === 'visible'
  }
  onMounted(() => document.addEventListener('visibilitychange', onVisibility))
  onUnmounted(() => {
    cancelAnimationFrame(frame)
    document.removeEventListener('visibilitychange', onVisibility)
    bus?.close()
  })

  return { t, playing, speed, play, pause, toggle, seek, stepBy, setSpeed }
}

export type Player = ReturnType<typeof usePlayer>
