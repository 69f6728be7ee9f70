/**
 * The bar code in the top strip of a synthetic video: the number of the frame, readable from pixels after lossy
 * compression and at any scale.
 *
 * The strip is {@link BAR_CELLS} cells side by side over the whole width: white, black, then {@link BAR_BITS} bits of the
 * frame number from the most significant, then a parity bit that makes the number of ones even, then white. White is 1.
 */
export const BAR_BITS = 24
export const BAR_CELLS = BAR_BITS + 4

/** The height of the strip as a part of the height of the picture. */
export const BAR_HEIGHT = 1 / 12

/** The cells for frame `n` (0 to 2^24 - 1), from left to right; true is white. */
export function barCodeOf(n: number): boolean[] {
  const bits = Array.from({ length: BAR_BITS }, (_, i) => ((n >>> (BAR_BITS - 1 - i)) & 1) === 1)
  return [true, false, ...bits, isOdd(bits), true]
}

/**
 * The frame number that a picture carries; null if it carries none that can be read.
 *
 * `lumaAt` gives the brightness (of any range) of the pixel at `x`, `y`: parts of the width and height, 0 up to 1.
 */
export function readBarCode(lumaAt: (x: number, y: number) => number): number | null {
  const cells = Array.from({ length: BAR_CELLS }, (_, i) => brightnessOf(i, lumaAt))
  const [white = 0, black = 0] = cells
  // Anything fainter than this is no strip but a picture.
  if (white - black < 60 || Math.abs((cells.at(-1) ?? 0) - white) > (white - black) / 2) return null
  const bits = cells.slice(2, -1).map((brightness) => brightness > (white + black) / 2)
  if (isOdd(bits)) return null
  return bits.slice(0, BAR_BITS).reduce((value, bit) => value * 2 + (bit ? 1 : 0), 0)
}

/** The mean of a few points well inside the cell. */
function brightnessOf(cell: number, lumaAt: (x: number, y: number) => number): number {
  let sum = 0
  for (const dx of [0.35, 0.5, 0.65]) {
    for (const dy of [0.35, 0.5, 0.65]) sum += lumaAt((cell + dx) / BAR_CELLS, BAR_HEIGHT * dy)
  }
  return sum / 9
}

const isOdd = (bits: readonly boolean[]): boolean => bits.filter(Boolean).length % 2 === 1
