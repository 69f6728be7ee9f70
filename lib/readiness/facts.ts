import type { VariantKind } from '@/lib/videos/schema'

/** What is known of one file of a variant, from the record and from the disk at the time of asking. */
export type FileFacts = {
  readonly disk:
    | { readonly kind: 'present'; readonly sizeBytes: number }
    | { readonly kind: 'missing' }
    /** Something other than a regular file stands in its place. */
    | { readonly kind: 'not-a-file' }
    /** The operating system refused: permission, I/O error. */
    | { readonly kind: 'unreadable' }
  readonly recordedSizeBytes: number
}

/** The small copy that scrubbing shows. `gone`: its file is not on the disk as recorded. */
export type ScrubCopyFacts =
  | { readonly kind: 'present' | 'gone' }
  | {
      readonly kind: 'none'
      readonly isBeingMade: boolean
      /** Why nothing can be decoded or encoded on this machine; null where it can. */
      readonly engineProblem: string | null
    }

/** What is known of the variant that is labeled. */
export type VariantFacts = {
  readonly kind: VariantKind
  readonly file: FileFacts
  readonly frameCount: number
  /** Frames in the stored index; null if there is none or it cannot be decoded. */
  readonly indexedFrameCount: number | null
  /** Browsers play the original, or a playback copy that was made of it. */
  readonly playable: boolean
  readonly isOriginalPlayable: boolean
  readonly codec: string
  readonly container: string
  readonly scrubCopy: ScrubCopyFacts
  readonly anonymized: boolean
  /** What import found odd in the file and could live with, in whole sentences. */
  readonly problems: readonly string[]
}

/** How the processed footage compares with the raw; null where only one of the two exists. */
export type TwinFacts = {
  readonly rawFrameCount: number
  readonly processedFrameCount: number
  readonly samePts: boolean
  readonly sameBytes: boolean
}

/**
 * Whether the batch of a video lets this person label it. `none`: it is in no batch, and open to all. `closed`: the batch
 * `name` is closed; `not-given`: it was given to others.
 */
export type BatchFacts =
  | { readonly kind: 'none' | 'given' }
  | { readonly kind: 'closed' | 'not-given'; readonly name: string }

/** Everything the server's checks are computed from: no flags, only facts. */
export type ServerFacts = {
  readonly quarantineReason: string | null
  readonly variant: VariantFacts | null
  readonly twin: TwinFacts | null
  /** Whether raw footage exists for who asks. If not, nothing that is said tells of it. */
  readonly seesRaw: boolean
  readonly labelCount: number
  readonly documentState: 'none' | 'draft' | 'submitted' | 'accepted' | 'returned'
  readonly batch: BatchFacts
  readonly maySegment: boolean
}

/** What only the browser that plays the video can know; null while it is not known yet. */
export type BrowserFacts = {
  /** Whether the server answered a range request with 206. */
  readonly sawPartialContent: boolean | null
  /** Whether a frame was decoded here; a string says why not. */
  readonly decoded: true | string | null
  /** Whether the segments of this document are here; a string says why not. */
  readonly segments: true | string | null
}
