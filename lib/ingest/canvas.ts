/** A picture as an encoder takes it: brightness for every pixel, colour for every two by two. Width and height are even. */
export type Canvas = {
  readonly width: number
  readonly height: number
  readonly y: Uint8Array
  readonly u: Uint8Array
  readonly v: Uint8Array
}

/** A colour of ITU-R BT.709 in limited range: y 16 to 235, u and v 16 to 240. */
export type Color = { readonly y: number; readonly u: number; readonly v: number }

/** A black canvas. */
export const createCanvas = (width: number, height: number): Canvas => ({
  width,
  height,
  y: new Uint8Array(width * height).fill(16),
  u: new Uint8Array((width * height) / 4).fill(128),
  v: new Uint8Array((width * height) / 4).fill(128),
})

/** The colour `#rrggbb` (ITU-R BT.709, limited range). */
export function color(hex: string): Color {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
  const luma = 0.2126 * r + 0.7152 * g + 0.0722 * b
  return {
    y: Math.round(16 + 219 * luma),
    u: Math.round(128 + 224 * ((b - luma) / 1.8556)),
    v: Math.round(128 + 224 * ((r - luma) / 1.5748)),
  }
}

/** Makes `target` the same picture as `source`, of the same size. */
export function copyCanvas(target: Canvas, source: Canvas): void {
  target.y.set(source.y)
  target.u.set(source.u)
  target.v.set(source.v)
}

/** How much of the pixel with its centre at `x`, `y` is covered, 0 to 1. */
export type Coverage = (x: number, y: number) => number

/** Lays `paint` over the picture wherever `coverage` says, inside the box; parts outside the picture are left out. */
export function fill(
  canvas: Canvas,
  box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
  paint: Color,
  coverage: Coverage,
): void {
  blendPlane(canvas.y, canvas.width, canvas.height, 1, box, paint.y, coverage)
  blendPlane(canvas.u, canvas.width / 2, canvas.height / 2, 2, box, paint.u, coverage)
  blendPlane(canvas.v, canvas.width / 2, canvas.height / 2, 2, box, paint.v, coverage)
}

function blendPlane(
  plane: Uint8Array,
  width: number,
  height: number,
  scale: 1 | 2,
  box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
  value: number,
  coverage: Coverage,
): void {
  const [left, right] = [Math.max(Math.floor(box.left / scale), 0), Math.min(Math.ceil(box.right / scale), width)]
  const [top, bottom] = [Math.max(Math.floor(box.top / scale), 0), Math.min(Math.ceil(box.bottom / scale), height)]
  for (let row = top; row < bottom; row += 1) {
    for (let column = left; column < right; column += 1) {
      const part = coverage((column + 0.5) * scale, (row + 0.5) * scale)
      if (part <= 0) continue
      const at = row * width + column
      const under = plane[at] ?? 0
      plane[at] = under + (value - under) * Math.min(part, 1)
    }
  }
}

/** A disc with a soft edge of one pixel. */
export function fillDisc(canvas: Canvas, x: number, y: number, radius: number, paint: Color, opacity = 1): void {
  const box = { left: x - radius - 1, top: y - radius - 1, right: x + radius + 1, bottom: y + radius + 1 }
  fill(canvas, box, paint, (px, py) => opacity * clampUnit(radius + 0.5 - Math.hypot(px - x, py - y)))
}

/** A ring, `thickness` pixels wide, centred on `radius`. */
export function fillRing(
  canvas: Canvas,
  x: number,
  y: number,
  radius: number,
  thickness: number,
  paint: Color,
  opacity = 1,
): void {
  const reach = radius + thickness
  const box = { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach }
  fill(canvas, box, paint, (px, py) => {
    const distance = Math.abs(Math.hypot(px - x, py - y) - radius)
    return opacity * clampUnit(thickness / 2 + 0.5 - distance)
  })
}

/** A rectangle with whole-pixel edges. */
export function fillRect(canvas: Canvas, left: number, top: number, width: number, height: number, paint: Color): void {
  fill(canvas, { left, top, right: left + width, bottom: top + height }, paint, () => 1)
}

const clampUnit = (value: number): number => Math.min(Math.max(value, 0), 1)
