import type { LinkTarget } from '@/lib/browser/media-link/ask-media-link'
import type { PictureShape } from '@/lib/browser/stage/frame-painter'
import type { FrameAsk, FrameEvent, StripAsk, StripEvent, Travel } from '@/lib/player/frame-port'
import type { Frame } from '@/lib/time/frame'
import type { Pixels } from './rgba-pixels'

/** Where a rendition's bytes and the places of its packets are. `link`: the bytes are asked for by links to this. */
export type RenditionAddress = {
  readonly mapUrl: string
  readonly mediaUrl: string
  readonly link: LinkTarget | null
}

/** What the page tells the decoding worker. The page and its worker are one build: nothing is validated. */
export type ToDecoder =
  | {
      readonly kind: 'open'
      readonly scrub: RenditionAddress
      readonly full: RenditionAddress
      readonly frameCount: number
      readonly budgetBytes: number
    }
  | ({ readonly kind: 'show' } & FrameAsk)
  | { readonly kind: 'rest'; readonly frame: Frame; readonly travel: Travel }
  | { readonly kind: 'foresee'; readonly frames: readonly Frame[] }
  | { readonly kind: 'hush' }
  /** A strip in place of the one before; without frames there is none. */
  | ({ readonly kind: 'strip'; readonly seq: number } & StripAsk)
  | { readonly kind: 'budget'; readonly bytes: number }
  /** The page has drawn these pixels: their memory may be used again. It is handed over. */
  | { readonly kind: 'reuse'; readonly buffer: ArrayBuffer }

type PictureEvent = Extract<FrameEvent, { kind: 'picture' }>

type StripPicture = Extract<StripEvent, { kind: 'picture' }>

/** What the worker tells of strip `seq`. A `picture` hands its bitmap over. */
export type FromStrip = { readonly kind: 'strip'; readonly seq: number } & {
  readonly told: Exclude<StripEvent, StripPicture> | (Omit<StripPicture, 'picture'> & { readonly bitmap: ImageBitmap })
}

/** What the worker tells the page: what the page tells on. A `picture` hands its pixels or its VideoFrame over. */
export type FromDecoder =
  | Exclude<FrameEvent, PictureEvent>
  | FromStrip
  | (Omit<PictureEvent, 'picture'> & {
      readonly content: Pixels | { readonly image: VideoFrame; readonly shape: PictureShape }
    })
