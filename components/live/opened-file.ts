// A file that a figure draws in place of its own run: dropped anywhere on the slide, chosen by the button, or named by an
// address. It stays on this device and is sent nowhere: what was recorded on somebody's machine is theirs.
import type { Ref, ShallowRef } from 'vue'
import type { AnyRun, Opens } from './figure.ts'
import type { RunShelf } from './run-shelf.ts'
import { ref, shallowRef, watch } from 'vue'
import { deviceShelf, runName } from './run-shelf.ts'

/** Largest file that is read, in bytes: a run of the worlds has a hundredth of that. */
export const LARGEST_FILE = 20_000_000

/** A file, drawn. */
export interface Opened<R> {
  /** The file's name in addresses. */
  readonly name: string
  readonly run: R
}

/** What a figure does with files. */
export interface OpenedFile<R> {
  readonly opened: ShallowRef<Opened<R> | undefined>
  /** Why the last file could not be drawn; empty when it could. What was drawn before stays. */
  readonly refused: Ref<string>
  /** Whether a file is held over the slide. */
  readonly isOver: Ref<boolean>
  readonly open: (file: Pick<File, 'name' | 'size' | 'text'>) => Promise<void>
  /** Back to the figure's own run. */
  readonly close: () => void
}

/** What surrounds a figure that opens files. */
export interface Opening<R> {
  /** The mechanism. */
  readonly slug: string
  /** Whether the slide is the one to drop on now. */
  readonly takes: () => boolean
  /** Name of the run that is to be seen, whoever chose it: another window, an address. */
  readonly wanted: Readonly<Ref<string | undefined>>
  /** Told what was opened here, or closed. */
  readonly chosen: (opened: Opened<R> | undefined) => void
  /** @default this device */
  readonly shelf?: RunShelf
}

/**
 * Reads files for a figure.
 * @param opens what the figure says of them; undefined for one that opens none
 */
export function useOpenedFile<R extends AnyRun>(opens: Opens<R> | undefined, { slug, takes, wanted, chosen, shelf = deviceShelf }: Opening<R>): OpenedFile<R> {
  const opened = shallowRef<Opened<R>>()
  const refused = ref('')
  const isOver = ref(false)

  /** The run that `read` gives, or says why there is none. */
  async function runOf(name: string, read: () => Promise<string>): Promise<R | undefined> {
    try {
      return opens!.parse(await read())
    }
    catch (error) {
      refused.value = `${name} is not drawn: ${error instanceof Error ? error.message : String(error)}`
      return undefined
    }
  }
  function draw(name: string, run: R) {
    opened.value = { name, run }
    refused.value = ''
  }

  async function open(file: Pick<File, 'name' | 'size' | 'text'>) {
    const name = runName(slug, file.name)
    let text = ''
    const run = await runOf(file.name, async () => {
      if (file.size > LARGEST_FILE)
        throw new RangeError(`it has ${Math.ceil(file.size / 1e6)} MB, and at most ${LARGEST_FILE / 1e6} MB are read. Take a part of it.`)
      return text = await file.text()
    })
    if (!run)
      return
    // Other windows look for it as soon as they are told.
    await shelf.keep(name, text)
    draw(name, run)
    chosen(opened.value)
  }

  async function follow(name: string | undefined) {
    if (name === opened.value?.name)
      return
    if (name === undefined) {
      opened.value = undefined
      refused.value = ''
      return
    }
    const text = await shelf.find(name)
    if (name !== wanted.value || name === opened.value?.name)
      return
    const run = await runOf(name, async () => text ?? ((): never => {
      throw new Error('it is not on this device. Drop its file on this slide.')
    })())
    if (run)
      draw(name, run)
  }
  if (opens)
    watch(wanted, follow, { immediate: true })

  if (opens) {
    const hasFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    // All of the slide takes it: a browser would leave the deck for a file that falls beside the figure.
    const hold = (event: DragEvent) => {
      if (!hasFile(event))
        return
      event.preventDefault()
      isOver.value = true
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null)
        isOver.value = false
    }
    const drop = (event: DragEvent) => {
      if (!hasFile(event))
        return
      event.preventDefault()
      isOver.value = false
      const [file] = event.dataTransfer!.files
      if (file)
        void open(file)
    }
    watch(takes, (now, _, onCleanup) => {
      if (!now)
        return
      window.addEventListener('dragover', hold)
      window.addEventListener('dragleave', leave)
      window.addEventListener('drop', drop)
      onCleanup(() => {
        window.removeEventListener('dragover', hold)
        window.removeEventListener('dragleave', leave)
        window.removeEventListener('drop', drop)
        isOver.value = false
      })
    }, { immediate: true })
  }

  return {
    opened,
    refused,
    isOver,
    open,
    close() {
      opened.value = undefined
      refused.value = ''
      chosen(undefined)
    },
  }
}
