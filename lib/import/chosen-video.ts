import type { WantedVideo } from './found-file'

/** Of the entries of a file about several videos, the one about `wanted`; the only one where there is one only. */
export function chosenVideo<T>(
  entries: readonly T[],
  nameOf: (entry: T) => string,
  wanted: WantedVideo,
): T | undefined {
  const names = new Set([wanted.fileName, stem(wanted.fileName), wanted.title])
  return entries.find((entry) => names.has(baseName(nameOf(entry)))) ?? (entries.length === 1 ? entries[0] : undefined)
}

/** The last part of a path or an address. */
export const baseName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path

/** A file name without its extension. */
export const stem = (fileName: string): string => fileName.replace(/\.[^.]{1,8}$/, '')
