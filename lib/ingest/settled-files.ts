import type { VariantKind } from '@/lib/videos/schema'

/** A file of the inbox as one look finds it. `path` is relative to the inbox, with `/`. */
export type SeenFile = { readonly path: string; readonly sizeBytes: number; readonly mtimeMs: number }

/** A file that is watched. `since`: the first look that found it as it is, in milliseconds of the same clock as `now`. */
export type WatchedFile = SeenFile & { readonly since: number; readonly isHandedOver: boolean }

export type WatchedFiles = ReadonlyMap<string, WatchedFile>

/** How long a file has to stay as it is: whoever copies it is then taken to be done. */
export const SETTLED_MS = 5_000

/**
 * What is watched after a look at `now`. A file that changed in size or time begins anew, also if it was handed over; one
 * that is gone is forgotten.
 */
export function watchFiles(before: WatchedFiles, seen: readonly SeenFile[], now: number): WatchedFiles {
  return new Map(
    seen.map((file) => {
      const known = before.get(file.path)
      const isSame = known?.sizeBytes === file.sizeBytes && known.mtimeMs === file.mtimeMs
      return [file.path, isSame ? known : { ...file, since: now, isHandedOver: false }]
    }),
  )
}

/** The files that stayed as they are for long enough, are not empty and were not handed over yet. */
export const settledFiles = (watched: WatchedFiles, now: number, settledMs = SETTLED_MS): WatchedFile[] =>
  [...watched.values()].filter(
    ({ sizeBytes, since, isHandedOver }) => sizeBytes > 0 && !isHandedOver && now > since && now - since >= settledMs,
  )

/** Where jobs put what they are done with: never looked into. */
export const SETTLED_FOLDERS: readonly string[] = ['imported', 'refused']

/** Names that copying programs and browsers use until a file is whole; and hidden ones. */
export const isTemporaryName = (name: string): boolean =>
  name.startsWith('.') ||
  name.startsWith('~') ||
  /(?:\.(?:part|partial|crdownload|download|tmp|temp|filepart)|~)$/i.test(name)

/**
 * What the footage at `path` (relative to the inbox) is, by the folder at the top that it lies in: `processed` is processed
 * footage nobody vouched for, `anonymized` processed footage whose anonymization is complete; anything else is raw, which
 * is never shown where anonymized footage was promised.
 */
export function footageOf(path: string): { readonly variant: VariantKind; readonly anonymized: boolean } {
  const [folder, ...rest] = path.split('/')
  if (rest.length > 0 && folder === 'processed') return { variant: 'processed', anonymized: false }
  if (rest.length > 0 && folder === 'anonymized') return { variant: 'processed', anonymized: true }
  return { variant: 'raw', anonymized: false }
}
