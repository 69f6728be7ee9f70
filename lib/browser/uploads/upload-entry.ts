import type { FootageChoice } from '@/lib/ingest/footage-choice'
import { advance, NOTHING_SENT, standStill, type UploadProgress } from '@/lib/ingest/upload-progress'
import type { KeptUpload } from './kept-uploads'

/**
 * `queued`: waits for its turn. `hashing`: all is sent, the checksum is not ready. `offline`: the server cannot be reached,
 * it goes on by itself. `failed`: it does not, and `message` says why. `done`: a job has it.
 */
export type UploadState = 'queued' | 'uploading' | 'hashing' | 'paused' | 'offline' | 'failed' | 'done'

/** One upload of this page. */
export type UploadEntry = {
  readonly id: string
  readonly fileName: string
  readonly relativePath: string | null
  readonly sizeBytes: number
  readonly footage: FootageChoice
  readonly state: UploadState
  readonly progress: UploadProgress
  /** 0..1 of the checksum, while it is waited for. */
  readonly hashedFraction: number
  /** Why it failed and what to do; null unless it did. */
  readonly message: string | null
}

/** How many are sent at once: enough to fill a line, few enough that each gets on. */
const AT_ONCE = 3

export const entryOf = ({
  id,
  fileName,
  relativePath,
  sizeBytes,
  footage,
  acceptedBytes,
}: KeptUpload): UploadEntry => ({
  id,
  fileName,
  relativePath,
  sizeBytes,
  footage,
  state: 'queued',
  progress: { ...NOTHING_SENT, sentBytes: acceptedBytes },
  hashedFraction: 0,
  message: null,
})

/** What a page that is left now would break off. */
export const isUnderWay = ({ state }: UploadEntry): boolean =>
  state === 'queued' || state === 'uploading' || state === 'hashing' || state === 'offline'

/** The queued ones whose turn it is, in order. */
export function nextInLine(entries: readonly UploadEntry[]): UploadEntry[] {
  const busy = entries.filter((entry) => isUnderWay(entry) && entry.state !== 'queued').length
  return entries.filter(({ state }) => state === 'queued').slice(0, Math.max(AT_ONCE - busy, 0))
}

/** The entry in another state; its speed begins anew. */
export const inState = (entry: UploadEntry, state: UploadState, message: string | null = null): UploadEntry => ({
  ...entry,
  state,
  message,
  progress: standStill(entry.progress),
})

/** The entry with so much sent, which also says that the server is there. */
export const withSent = (entry: UploadEntry, sentBytes: number, atMs: number): UploadEntry => ({
  ...entry,
  state: 'uploading',
  progress: advance(entry.progress, sentBytes, atMs),
})
