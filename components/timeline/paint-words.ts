const widths = new Map<string, number>()
const MOST_KEPT = 5000

/** How wide `words` are in the font of `context`, in pixels; measured once. */
export function widthOfWords(context: CanvasRenderingContext2D, words: string): number {
  const key = `${context.font}|${words}`
  const known = widths.get(key)
  if (known !== undefined) return known
  if (widths.size > MOST_KEPT) widths.clear()
  const { width } = context.measureText(words)
  widths.set(key, width)
  return width
}

/** Fewer letters than this say nothing. */
const FEWEST_LETTERS = 4

/** `words`, or as many letters of them and … as fit into `room` pixels; nothing if too few do. */
export function fitWords(context: CanvasRenderingContext2D, words: string, room: number): string {
  const whole = widthOfWords(context, words)
  if (whole <= room) return words
  const perLetter = whole / words.length
  const letters = Math.floor((room - widthOfWords(context, '…')) / perLetter)
  return letters < FEWEST_LETTERS ? '' : `${words.slice(0, letters).trimEnd()}…`
}
