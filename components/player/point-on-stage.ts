import type { Point } from '@/lib/player/picture-view'

/** Where a pointer is, as a point of the stage that `surface` fills. */
export function pointOnStage(surface: HTMLElement, at: { readonly clientX: number; readonly clientY: number }): Point {
  const { left, top, width, height } = surface.getBoundingClientRect()
  return { x: at.clientX - left - width / 2, y: at.clientY - top - height / 2 }
}
