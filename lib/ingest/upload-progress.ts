/** How many bytes had been sent at a moment, in milliseconds of one clock. */
type Sample = { readonly atMs: number; readonly bytes: number }

/**
 * How far an upload is, and what its speed is told from. `sentBytes` may be ahead of what the server has acknowledged by
 * what is on its way.
 */
export type UploadProgress = { readonly sentBytes: number; readonly samples: readonly Sample[] }

export const NOTHING_SENT: UploadProgress = { sentBytes: 0, samples: [] }

/** Speed is that of the last seconds: long enough to be calm, short enough to follow the network. */
const WINDOW_MS = 8_000

/** Samples closer than this tell nothing new. */
const STEP_MS = 250

/** The progress after `sentBytes` altogether. Going back (the server had less) begins the speed anew. */
export function advance(progress: UploadProgress, sentBytes: number, atMs: number): UploadProgress {
  if (sentBytes < progress.sentBytes) return { sentBytes, samples: [{ atMs, bytes: sentBytes }] }
  const last = progress.samples.at(-1)
  if (last !== undefined && atMs - last.atMs < STEP_MS) return { ...progress, sentBytes }
  const recent = progress.samples.filter((sample) => atMs - sample.atMs <= WINDOW_MS)
  return { sentBytes, samples: [...recent, { atMs, bytes: sentBytes }] }
}

/** The same place without a speed: what is sent next, after a pause or from an offset of the server's, begins it. */
export const standStill = ({ sentBytes }: UploadProgress): UploadProgress => ({ sentBytes, samples: [] })

/** Bytes a second over the last seconds before `nowMs`; null until there are two moments to compare. Falls when nothing comes. */
export function speedOf({ samples }: UploadProgress, nowMs: number): number | null {
  const first = samples.find(({ atMs }) => nowMs - atMs <= WINDOW_MS * 2)
  const last = samples.at(-1)
  if (first === undefined || last === undefined || first === last) return null
  return ((last.bytes - first.bytes) * 1000) / Math.max(nowMs - first.atMs, 1)
}

/** Seconds until `bytesLeft` are sent; null where that cannot be told. */
export const secondsLeft = (bytesLeft: number, speed: number | null): number | null =>
  speed === null || speed < 1 ? null : bytesLeft / speed

/** What several uploads are together. `speed` is null if none has one. */
export function totalOf(
  uploads: readonly { readonly sizeBytes: number; readonly progress: UploadProgress }[],
  nowMs: number,
): { readonly sentBytes: number; readonly sizeBytes: number; readonly speed: number | null } {
  const speeds = uploads.map(({ progress }) => speedOf(progress, nowMs)).filter((speed) => speed !== null)
  return {
    sentBytes: uploads.reduce((sum, { progress }) => sum + progress.sentBytes, 0),
    sizeBytes: uploads.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    speed: speeds.length === 0 ? null : speeds.reduce((sum, speed) => sum + speed, 0),
  }
}

/** A share of 0..1 as a whole percentage that is 100 only when all is there. */
export const percentOf = (sentBytes: number, sizeBytes: number): number =>
  sizeBytes === 0 ? 0 : Math.min(Math.floor((sentBytes / sizeBytes) * 100), 100)
