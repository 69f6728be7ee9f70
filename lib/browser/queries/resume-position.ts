import { queryOptions } from '@tanstack/react-query'
import { requestJson } from '@/lib/browser/api/request'
import { resumePosition } from '@/lib/player/resume-schema'

/** How long opening a video may wait to learn where it was left, in milliseconds. */
const PATIENCE_MS = 1000

/**
 * The frame at which a video was left; null if it never was, and also where nobody says so in time: a video opens at its
 * start rather than late. Asked once each time it is opened.
 */
export const resumePositionQuery = (videoId: string) =>
  queryOptions({
    queryKey: ['videos', 'position', videoId],
    queryFn: ({ signal }) => Promise.race([askWhereLeft(videoId, signal), nobodySays()]),
    networkMode: 'always',
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })

async function askWhereLeft(videoId: string, signal: AbortSignal): Promise<number | null> {
  try {
    const url = `/api/videos/${encodeURIComponent(videoId)}/position`
    const { position } = await requestJson(url, resumePosition, { signal, cache: 'no-store' })
    return position?.frame ?? null
  } catch {
    return null
  }
}

const nobodySays = (): Promise<null> => new Promise((resolve) => setTimeout(() => resolve(null), PATIENCE_MS))
