import type { Page } from '@playwright/test'
import { type Spread, spreadOf } from './spread'

/** The frames of a page while it was scrolled by the wheel. */
export type Frames = {
  readonly count: number
  readonly ms: Spread
  /** How many took longer than 50 ms: those are seen. */
  readonly slow: number
  readonly rowsPerSecond: number
}

const ROW_PX = 112
const NOTCH_PX = 560
const NOTCH_EVERY_MS = 16
const MOST_MS = 60_000
const SLOW_MS = 50

/** Turns the wheel until `rows` rows have passed, and back at the ends of a page that has fewer. */
export async function scrollThrough(page: Page, rows: number): Promise<Frames> {
  await page.mouse.move(700, 500)
  await page.evaluate(WATCH_FRAMES)
  const startedAt = performance.now()
  let passed = 0
  let direction = 1
  let at = 0
  while (passed < rows * ROW_PX && performance.now() - startedAt < MOST_MS) {
    const turnedAt = performance.now()
    await page.mouse.wheel(0, NOTCH_PX * direction)
    const rest = NOTCH_EVERY_MS - (performance.now() - turnedAt)
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest))
    const { y, isAtEnd } = await page.evaluate<{ y: number; isAtEnd: boolean }>(WHEREABOUTS)
    passed += Math.abs(y - at)
    if (isAtEnd && y === at && direction === 1 && (await page.getByText('Loading more videos…').count()) === 0)
      direction = -1
    else if (y === 0) direction = 1
    at = y
  }
  const seconds = (performance.now() - startedAt) / 1000
  const times = await page.evaluate<number[]>('window.frameTimes')
  return {
    count: times.length,
    ms: spreadOf(times),
    slow: times.filter((ms) => ms > SLOW_MS).length,
    rowsPerSecond: passed / ROW_PX / seconds,
  }
}

// What runs in the page is text: the compiler would write calls into it of what is not there.

/** Notes how long each frame took. */
const WATCH_FRAMES = `
  window.frameTimes = []
  let before = performance.now()
  requestAnimationFrame(function next() {
    const now = performance.now()
    window.frameTimes.push(now - before)
    before = now
    requestAnimationFrame(next)
  })`

const WHEREABOUTS = `({
  y: window.scrollY,
  isAtEnd: window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2,
})`
