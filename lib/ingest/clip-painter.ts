import { BAR_CELLS, BAR_HEIGHT, barCodeOf } from './bar-code'
import { drawDigits, numberHeight } from './bitmap-digits'
import { type Canvas, color, copyCanvas, createCanvas, fillDisc, fillRect, fillRing } from './canvas'

const WHITE = { y: 235, u: 128, v: 128 }
const BLACK = { y: 16, u: 128, v: 128 }
const PAPER = color('#14171c')
const DOT = color('#232830')
const INK = color('#e6e9ee')
const ORBITS = [
  { paint: color('#4f8fea'), size: 0.085, reach: 0.31, turns: 3, phase: 0 },
  { paint: color('#3fb28f'), size: 0.06, reach: 0.22, turns: -5, phase: 2.1 },
  { paint: color('#a583e0'), size: 0.045, reach: 0.38, turns: 4, phase: 4.2 },
]
const EVENT = color('#f2a93b')

/** An event, something obvious to label, begins every so many frames and lasts so many. */
export const EVENT_PERIOD = 125
export const EVENT_START = 50
export const EVENT_LENGTH = 40

/**
 * A painter of frames of `width` by `height` pixels (even). Frame n follows from n alone: calm shapes on a dark ground, a
 * bright disc that crosses the picture every {@link EVENT_PERIOD} frames, the number of the frame in large digits and as
 * a bar code. `noise` is laid over everything but the bar code, in steps of brightness.
 *
 * The canvas that comes back is the same one every time.
 */
export function createClipPainter(width: number, height: number, noise: number): (n: number) => Canvas {
  const ground = paintGround(width, height)
  const canvas = createCanvas(width, height)
  const grain = noise > 0 ? createGrain(noise) : null
  return (n) => {
    copyCanvas(canvas, ground)
    paintOrbits(canvas, n)
    paintEvent(canvas, n)
    paintNumber(canvas, n)
    if (grain !== null) layGrain(canvas, grain, n)
    paintBarCode(canvas, n)
    return canvas
  }
}

function paintGround(width: number, height: number): Canvas {
  const canvas = createCanvas(width, height)
  fillRect(canvas, 0, 0, width, height, PAPER)
  const step = Math.round(height / 12)
  for (let y = step * 1.5; y < height; y += step) {
    for (let x = step / 2; x < width; x += step) fillDisc(canvas, x, y, 1.5, DOT)
  }
  return canvas
}

function paintOrbits(canvas: Canvas, n: number): void {
  const { width, height } = canvas
  for (const { paint, size, reach, turns, phase } of ORBITS) {
    const angle = (n / 500) * turns * 2 * Math.PI + phase
    const x = width * 0.5 + Math.cos(angle) * reach * width * 0.8
    const y = height * 0.54 + Math.sin(angle * 1.5) * reach * height * 0.8
    fillRing(canvas, x, y, size * height * 1.6, 2, paint, 0.35)
    fillDisc(canvas, x, y, size * height, paint)
  }
}

function paintEvent(canvas: Canvas, n: number): void {
  const into = (n % EVENT_PERIOD) - EVENT_START
  if (into < 0 || into >= EVENT_LENGTH) return
  const { width, height } = canvas
  const part = into / (EVENT_LENGTH - 1)
  const x = width * (0.08 + 0.84 * part)
  const y = height * (0.62 - 0.22 * Math.sin(part * Math.PI))
  fillRing(canvas, x, y, height * (0.13 + 0.03 * Math.sin(part * 6 * Math.PI)), 4, EVENT, 0.6)
  fillDisc(canvas, x, y, height * 0.085, EVENT)
}

function paintNumber(canvas: Canvas, n: number): void {
  const dot = Math.max(Math.round(canvas.height / 72), 2)
  const top = canvas.height - numberHeight(dot) - dot * 4
  drawDigits(canvas, String(n).padStart(5, '0'), dot * 4, top, dot, INK)
}

function paintBarCode(canvas: Canvas, n: number): void {
  const height = Math.round(canvas.height * BAR_HEIGHT)
  for (const [cell, isWhite] of barCodeOf(n).entries()) {
    const left = Math.round((cell * canvas.width) / BAR_CELLS)
    const right = Math.round(((cell + 1) * canvas.width) / BAR_CELLS)
    fillRect(canvas, left, 0, right - left, height, isWhite ? WHITE : BLACK)
  }
}

const GRAIN_SIZE = 1 << 20

/** A long repeatable run of noise (xorshift32). */
function createGrain(noise: number): Int8Array {
  let state = 0x9e3779b9
  return Int8Array.from({ length: GRAIN_SIZE }, () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return ((state >>> 8) % (2 * noise + 1)) - noise
  })
}

/** Each frame begins elsewhere in the run, so that no frame predicts another. */
function layGrain({ y }: Canvas, grain: Int8Array, n: number): void {
  const start = Math.imul(n + 1, 0x61c88647) >>> 0
  for (let i = 0; i < y.length; i += 1) {
    const value = (y[i] ?? 0) + (grain[(start + i) & (GRAIN_SIZE - 1)] ?? 0)
    y[i] = Math.min(Math.max(value, 16), 235)
  }
}
