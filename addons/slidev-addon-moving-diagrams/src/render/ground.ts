/**
 * The colour of the ground behind an element: that of the nearest element around it that has one.
 * Boxes hide the arrows behind them, so they need it. Undefined behind pictures, and where the deck
 * says its ground itself.
 */
export function groundBehind(element: Element): string | undefined {
  if (getComputedStyle(element).getPropertyValue('--moving-diagram-ground').trim())
    return undefined
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at)
    if (backgroundImage !== 'none')
      return undefined
    // What is see-through lets the next one through.
    if (!/^transparent$|^rgba\(.*,\s*0?\.?\d*\)$|\/\s*0?\.?\d*%?\)$/.test(backgroundColor))
      return backgroundColor
  }
  return undefined
}
