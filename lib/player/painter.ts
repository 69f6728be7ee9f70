import type { Picture } from './frame-port'
import type { Still } from './stage-machine'

/** Whatever shows single frames over the video. */
export type Painter = {
  /** Shows `picture`, saying which frame it is, and closes it. At once: pixels and words change together. */
  readonly draw: (picture: Picture, still: Still) => void
  /** Takes the canvas away: the video itself is seen. */
  readonly hide: () => void
}
