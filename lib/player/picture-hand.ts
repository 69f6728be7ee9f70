import type { Point } from './picture-view'

/** One or two fingers, or a pointer, on the picture: where they are together, and how far apart (0 for one). */
export type Hand = { readonly center: Point; readonly spread: number }

/** The hand that touches at `points`; null if it does not touch. Of more than two, the first two count. */
export function handOf(points: readonly Point[]): Hand | null {
  const [a, b] = points
  if (a === undefined) return null
  if (b === undefined) return { center: a, spread: 0 }
  return { center: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, spread: Math.hypot(a.x - b.x, a.y - b.y) }
}

/** How a hand moved: where it went, and how many times as far apart its fingers are. One finger cannot pinch. */
export function movementOf(before: Hand, after: Hand): { readonly by: Point; readonly factor: number } {
  const by = { x: after.center.x - before.center.x, y: after.center.y - before.center.y }
  return { by, factor: before.spread > 0 && after.spread > 0 ? after.spread / before.spread : 1 }
}

/** How many times as large a turn of the wheel makes the picture. `deltaY` as in UI Events; pinching sends small ones. */
export function wheelFactor(deltaY: number): number {
  const turn = Math.min(Math.max(deltaY, -50), 50)
  return Math.exp(-turn * 0.005)
}
