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

/** Whether `told`, a path or an address, with or without an extension, names just the video of `fileName`. */
export const namesVideo = (told: string, fileName: string): boolean =>
  baseName(told) === fileName || baseName(told) === stem(fileName)

/** The same of a copy of the video, which may have another extension. */
export const namesCopyOf = (told: string, fileName: string): boolean => stem(baseName(told)) === stem(fileName)

/** The last part of a path or an address. */
export const baseName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path

/** A file name without its extension. */
export const stem = (fileName: string): string => fileName.replace(/\.[^.]{1,8}$/, '')

/**
 * The videos that a file of segments is about: those of the name it tells (`told`), else of its own; of exactly that name
 * if there are such, else of that name with another extension.
 */
export function videosNamed<V>(
  told: string | null,
  ownName: string,
  videos: readonly V[],
  fileNamesOf: (video: V) => readonly string[],
): readonly V[] {
  const own = stem(ownName)
  // Our files are called clip.dive.json: the name of the video and two extensions.
  const names = told === null ? [own, stem(own)] : [told]
  const ways = names.flatMap((name) =>
    [namesVideo, namesCopyOf].map((isMeant) => (fileName: string) => isMeant(name, fileName)),
  )
  const found = ways.map((isMeant) => videos.filter((video) => fileNamesOf(video).some(isMeant)))
  return found.find(({ length }) => length > 0) ?? []
}
