// A slide printed from the browser: ink on white, whatever the scheme on screen, on a page of the slide's shape that it
// fills (styles/print.css). The deck's own print pages bring their sizes along.

const PAGE = '@page { size: 1280px 720px; margin: 0 }'

/** Takes the dark scheme away, and sets the size of the page, while a slide is printed. */
export function lightOnPaper(): void {
  const html = document.documentElement
  const size = document.createElement('style')
  let wasDark = false
  const onPrint = (isPrinting: boolean) => {
    if (html.classList.contains('print'))
      return
    // A page to read is printed as any other.
    size.textContent = isPrinting && !html.classList.contains('reading') ? PAGE : ''
    if (isPrinting && html.classList.contains('dark')) {
      wasDark = true
      html.classList.replace('dark', 'light')
    }
    else if (!isPrinting && wasDark) {
      wasDark = false
      html.classList.replace('light', 'dark')
    }
  }
  document.head.append(size)
  addEventListener('beforeprint', () => onPrint(true))
  addEventListener('afterprint', () => onPrint(false))
  matchMedia('print').addEventListener('change', ({ matches }) => onPrint(matches))
}
