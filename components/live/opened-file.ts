// A file that a figure draws in place of its own run: dropped anywhere on the slide, or chosen by the button.
// It stays in this window and is sent nowhere: what was recorded on somebody's machine is theirs.
import type { Ref, ShallowRef } from 'vue'
import type { AnyRun, Opens } from './figure.ts'
import { ref, shallowRef, watch } from 'vue'

/** Largest file that is read, in bytes: a run of the worlds has a hundredth of that. */
export const LARGEST_FILE = 20_000_000

/** A file, drawn. */
export interface Opened<R> {
  /** The file's name. */
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

/**
 * Reads files for a figure.
 * @param opens what the figure says of them; undefined for one that opens none
 * @param takes whether the slide is the one to drop on now
 */
export function useOpenedFile<R extends AnyRun>(opens: Opens<R> | undefined, takes: () => boolean): OpenedFile<R> {
  const opened = shallowRef<Opened<R>>()
  const refused = ref('')
  const isOver = ref(false)

  async function open(file: Pick<File, 'name' | 'size' | 'text'>) {
    try {
      if (file.size > LARGEST_FILE)
        throw new RangeError(`it has ${Math.ceil(file.size / 1e6)} MB, and at most ${LARGEST_FILE / 1e6} MB are read. Take a part of it.`)
      opened.value = { name: file.name, run: opens!.parse(await file.text()) }
      refused.value = ''
    }
    catch (error) {
      refused.value = `${file.name} is not drawn: ${error instanceof Error ? error.message : String(error)}`
    }
  }

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
    },
  }
}
