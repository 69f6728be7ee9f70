import type { PictureShape } from '@/lib/browser/stage/frame-painter'
import type { FrameAsk, FrameHoldings, FrameSupply, FrameWait, Quality, Travel } from '@/lib/player/frame-port'
import type { Frame } from '@/lib/time/frame'
import type { FrameSpan } from '@/lib/time/frame-span'
import type { Pixels } from './rgba-pixels'

/** Where a rendition's bytes and the places of its packets are. */
export type RenditionAddress = { readonly mapUrl: string; readonly mediaUrl: string }

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
  | { readonly kind: 'budget'; readonly bytes: number }
  /** The page has drawn these pixels: their memory may be used again. It is handed over. */
  | { readonly kind: 'reuse'; readonly buffer: ArrayBuffer }

/** What the worker tells the page. A `picture` hands its pixels or its VideoFrame over. */
export type FromDecoder =
  | { readonly kind: 'supply'; readonly supply: FrameSupply }
  | {
      readonly kind: 'picture'
      readonly seq: number
      readonly frame: Frame
      readonly quality: Quality
      readonly content: Pixels | { readonly image: VideoFrame; readonly shape: PictureShape }
      readonly stallMs: number
    }
  | { readonly kind: 'waiting'; readonly seq: number; readonly cause: FrameWait | null }
  | { readonly kind: 'missed'; readonly seq: number; readonly reason: string }
  | { readonly kind: 'foreseen'; readonly frame: Frame; readonly span: FrameSpan }
  | { readonly kind: 'holdings'; readonly holdings: FrameHoldings }
