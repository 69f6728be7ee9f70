import type { ClipPlan } from './clip-plan'
import type { ProbeReport } from './probe-report'

/** One piece of work for the media engine, as data. Paths are absolute. */
export type MediaTask =
  | { readonly kind: 'probe'; readonly path: string }
  /** Decodes the first frame and the one at `atSeconds`; gives back the latter, at most `maxWidth` pixels wide. */
  | { readonly kind: 'poster'; readonly path: string; readonly atSeconds: number; readonly maxWidth: number }
  | { readonly kind: 'make-clip'; readonly path: string; readonly plan: ClipPlan }

/** A picture: what it is and its bytes. */
export type Picture = { readonly mediaType: 'image/jpeg'; readonly bytes: Uint8Array }

/** What each task gives back. */
export type MediaTaskOutput = {
  readonly probe: ProbeReport
  readonly poster: Picture
  readonly 'make-clip': { readonly frameCount: number }
}

/** The largest width of a poster, in pixels. */
export const POSTER_WIDTH = 480
