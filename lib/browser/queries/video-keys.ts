import type { QueryKey } from '@tanstack/react-query'

/** Keys of what is asked about videos: all begin alike, so that all can be forgotten at once. */
export const videoListKey = (filter: object) => ['videos', 'list', filter] as const
export const videoKey = (videoId: string) => ['videos', 'one', videoId] as const
export const readinessKey = (videoId: string) => ['videos', 'readiness', videoId] as const

/** One’s own work, or that of `documentId`. */
export const documentKey = (videoId: string, documentId?: string) =>
  ['videos', 'document', videoId, documentId ?? 'own'] as const

export const isDocument = ([room, kind]: QueryKey): boolean => room === 'videos' && kind === 'document'

export const isVideoList = ([room, kind]: QueryKey): boolean => room === 'videos' && kind === 'list'

/** Whether something about one of these videos, or of any, changes when its records or its files do. */
export function isOfVideo([room, kind, id]: QueryKey, ids: ReadonlySet<string> | 'any'): boolean {
  if (room !== 'videos' || (kind !== 'one' && kind !== 'readiness' && kind !== 'document')) return false
  return ids === 'any' || (typeof id === 'string' && ids.has(id))
}
