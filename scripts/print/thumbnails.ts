// The guide's pictures of slides, as pixels. They are there to recognize a slide by: their letters are too small to be
// read, and as text they would be found by whoever searches the guide.
import type { Page } from 'playwright-chromium'

export const THUMBNAIL_DEFAULTS = {
  /** Pixels for each of the sheet's, of which there are 96 to the inch: 240 to the inch. */
  scale: 2.5,
  /** Pictures that are taken at once: across and down. */
  columns: 6,
  rows: 6,
  /** Of the JPEGs, from 0 to 1. */
  quality: 0.75,
}

/** Replaces what each `[data-thumbnail="what it is a picture of"]` of a laid document holds by a JPEG of it. */
export async function takeThumbnails(page: Page, options: Partial<typeof THUMBNAIL_DEFAULTS> = {}): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await page.exposeFunction('capture', async (width: number, height: number, scale: number) => {
    const { data } = await session.send('Page.captureScreenshot', { format: 'png', clip: { x: 0, y: 0, width, height, scale }, captureBeyondViewport: true })
    return data
  })
  await page.evaluate(replacePictures, { ...THUMBNAIL_DEFAULTS, ...options })
  await session.detach()
}

/** Runs in the page. */
async function replacePictures({ scale, columns, rows, quality }: typeof THUMBNAIL_DEFAULTS) {
  const { capture } = window as unknown as { capture: (width: number, height: number, scale: number) => Promise<string> }
  const pictures = [...document.querySelectorAll<HTMLElement>('[data-thumbnail]')]
  const board = document.createElement('div')
  board.className = 'paper-document thumbnail-board'
  board.style.gridTemplateColumns = `repeat(${columns}, max-content)`
  document.body.append(board)
  while (pictures.length) {
    const taken = pictures.splice(0, columns * rows).map((picture) => {
      const place = document.createComment('')
      picture.replaceWith(place)
      board.append(picture)
      return { picture, place }
    })
    const { width, height } = board.getBoundingClientRect()
    const bytes = Uint8Array.from(atob(await capture(width, height, scale)), letter => letter.charCodeAt(0))
    const whole = await createImageBitmap(new Blob([bytes]))
    await Promise.all(taken.map(async ({ picture, place }) => {
      const box = picture.getBoundingClientRect()
      const [x, y, w, h] = [box.x, box.y, box.width, box.height].map(length => Math.round(length * scale)) as [number, number, number, number]
      const canvas = new OffscreenCanvas(w, h)
      canvas.getContext('2d')!.drawImage(whole, -x, -y)
      const image = new Image()
      image.src = URL.createObjectURL(await canvas.convertToBlob({ type: 'image/jpeg', quality }))
      image.alt = picture.dataset.thumbnail!
      await image.decode()
      picture.replaceChildren(image)
      place.replaceWith(picture)
    }))
  }
  board.remove()
}
