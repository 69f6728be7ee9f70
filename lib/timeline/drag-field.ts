import type { DragField } from './drag'
import type { Held } from './gesture'

/**
 * What pulls at the edges of a drag that has come `by` frames along: Alt turns snapping round for as long as it is held, and a
 * hand that has not moved along the video, or only down, leaves everything where it is.
 */
export const dragFieldOf = (
  { scene, modifiers, at, boundaries }: Held & { readonly boundaries: readonly number[] },
  by: number,
): DragField => ({
  frameCount: scene.frameCount,
  snap: scene.isSnapping === modifiers.alt || by === 0 ? null : { ...scene.snap, boundaries },
  framesPerPixel: at.framesPerPixel,
})
