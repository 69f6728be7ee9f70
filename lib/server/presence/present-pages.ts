import 'server-only'
import { publishLive } from '@/lib/server/live/live-events'
import { processWide } from '@/lib/server/process-wide'
import { GONE_AFTER_MS, type PresentPage } from '@/lib/videos/presence'

type Seen = { readonly page: PresentPage; readonly forget: ReturnType<typeof setTimeout> }

/** By video, then by page. Kept in memory: after a restart the pages say again that they are here. */
const videos = processWide<Map<string, Map<string, Seen>>>('present-pages')

/** So many pages of one video are told of; more would be somebody's mistake. */
const MOST_PAGES = 200

/** The pages that have the video open, by when they came. */
export const pagesOf = (videoId: string): readonly PresentPage[] =>
  [...(videos.value?.get(videoId)?.values() ?? [])].map(({ page }) => page)

/** Notes that `page` is there, for {@link GONE_AFTER_MS}; if that is news, all pages are told. */
export function noteHere(videoId: string, page: PresentPage): void {
  videos.value ??= new Map()
  const pages = videos.value.get(videoId) ?? new Map<string, Seen>()
  const known = pages.get(page.pageId)
  if (known === undefined && pages.size >= MOST_PAGES) return
  clearTimeout(known?.forget)
  const forget = setTimeout(() => noteGone(videoId, page), GONE_AFTER_MS)
  forget.unref()
  pages.set(page.pageId, { page, forget })
  videos.value.set(videoId, pages)
  if (JSON.stringify(known?.page) !== JSON.stringify(page)) tell(videoId)
}

/** Notes that the page has gone. One person cannot send another's page away. */
export function noteGone(videoId: string, { pageId, userId }: Pick<PresentPage, 'pageId' | 'userId'>): void {
  const pages = videos.value?.get(videoId)
  const known = pages?.get(pageId)
  if (pages === undefined || known?.page.userId !== userId) return
  clearTimeout(known.forget)
  pages.delete(pageId)
  if (pages.size === 0) videos.value?.delete(videoId)
  tell(videoId)
}

const tell = (videoId: string): void =>
  publishLive({ event: 'presence', data: { videoId, pages: [...pagesOf(videoId)] } })
