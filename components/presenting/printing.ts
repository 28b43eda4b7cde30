// A slide printed from the browser: ink on white, whatever the scheme on screen; styles/print.css makes it fill the page.

/** Takes the dark scheme away while the page is printed. */
export function lightOnPaper(): void {
  const html = document.documentElement
  let wasDark = false
  const onPrint = (isPrinting: boolean) => {
    if (isPrinting && html.classList.contains('dark')) {
      wasDark = true
      html.classList.replace('dark', 'light')
    }
    else if (!isPrinting && wasDark) {
      wasDark = false
      html.classList.replace('light', 'dark')
    }
  }
  addEventListener('beforeprint', () => onPrint(true))
  addEventListener('afterprint', () => onPrint(false))
  matchMedia('print').addEventListener('change', ({ matches }) => onPrint(matches))
}
