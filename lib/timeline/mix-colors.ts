/** Red, green and blue, 0 to 255. */
type Rgb = readonly [number, number, number]

/** `share` (0 to 1) of the colour `over`, the rest of `under`; colours as `#rrggbb` or as `rgb(r, g, b)`, the result as the latter. */
export function mixColors(over: string, under: string, share: number): string {
  const top = parseColor(over)
  const bottom = parseColor(under)
  const [red, green, blue] = top.map((value, i) => Math.round(value * share + (bottom[i] ?? 0) * (1 - share)))
  return `rgb(${red}, ${green}, ${blue})`
}

/** What is not a colour is a middle grey: it can be seen on light and on dark. */
function parseColor(color: string): Rgb {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color)
  if (hex !== null) return [1, 2, 3].map((i) => Number.parseInt(hex[i] ?? '', 16)) as unknown as Rgb
  const parts = /^rgba?\((\d+),? (\d+),? (\d+)/.exec(color)
  return parts === null ? [138, 148, 163] : [Number(parts[1]), Number(parts[2]), Number(parts[3])]
}
