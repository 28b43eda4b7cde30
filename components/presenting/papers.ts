/** The PDFs that are published beside the deck, from the page's head (scripts/build/page/page.ts). */
export function papersBeside(): { title: string, href: string }[] {
  return [...document.querySelectorAll<HTMLLinkElement>('link[rel="alternate"][type="application/pdf"]')].map(({ title, href }) => ({ title, href }))
}
