import 'server-only'
import type { IncomingMessage } from 'node:http'
import type { MediaTarget } from '@/lib/server/streaming/grants'
import { type MediaQuery, mediaQuery } from '@/lib/server/streaming/media-query'
import { isVideoId } from '@/lib/server/videos/video-exists'

/** A request for the bytes of a video, parsed as the route parses it. `path` has no query. */
export type AskedMedia = {
  readonly method: 'GET' | 'HEAD'
  readonly path: string
  readonly target: MediaTarget
  readonly query: MediaQuery
}

const PREFIX = '/api/media/videos/'

/** What `request` asks for; null for anything that is not a plain GET or HEAD of a video's bytes. */
export function askedMedia({ method, url = '' }: IncomingMessage): AskedMedia | null {
  if ((method !== 'GET' && method !== 'HEAD') || !url.startsWith(PREFIX) || url.includes('#')) return null
  const mark = url.indexOf('?')
  const path = mark === -1 ? url : url.slice(0, mark)
  const videoId = path.slice(PREFIX.length)
  if (!isVideoId(videoId)) return null
  const query = parsedQuery(mark === -1 ? '' : url.slice(mark + 1))
  if (query === null) return null
  return { method, path, query, target: { videoId, type: query.type, rendition: query.rendition } }
}

/** A player asks with the same query thousands of times. */
const known = new Map<string, MediaQuery | null>()
const MAX_KNOWN = 256
const MAX_LENGTH = 256

function parsedQuery(text: string): MediaQuery | null {
  const remembered = known.get(text)
  if (remembered !== undefined) return remembered
  const parsed = mediaQuery.safeParse(Object.fromEntries(new URLSearchParams(text)))
  const query = parsed.success ? parsed.data : null
  if (known.size >= MAX_KNOWN) known.clear()
  if (text.length <= MAX_LENGTH) known.set(text, query)
  return query
}
