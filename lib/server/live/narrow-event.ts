import 'server-only'
import { isPermitted, type Principal } from '@/lib/auth/principal'
import type { LiveEvent, LiveEventName } from '@/lib/jobs/live-event'
import { isSeen, knownOf } from '@/lib/server/videos/visible-to'
import type { PresentPage } from '@/lib/videos/presence'
import type { PublishedEvent } from './live-events'

/** Whether `principal` may know what `userId` does: their own, and for who reviews everybody's. */
const mayHearOf = (userId: string | null, principal: Principal): boolean =>
  userId === principal.userId || isPermitted(principal, 'document:review')

/** Those of `pages` that `principal` may know of: annotators are blind to each other. */
export const pagesFor = (pages: readonly PresentPage[], principal: Principal): PresentPage[] =>
  pages.filter(({ userId }) => mayHearOf(userId, principal))

/** What one listener hears: the event as far as it is for `principal`; null if it is not. Asked for one event after the other. */
export type Narrowing = (
  event: PublishedEvent,
  author: string | null,
  principal: Principal,
) => Promise<LiveEvent | null>

/** The narrowing of one listener. It remembers what was told of presence, so that others who come and go are not noticed. */
export function createNarrowing(): Narrowing {
  const told = new Map<string, string>()
  return async (event, author, principal) => {
    if (event.forUsers !== undefined) return event.forUsers.includes(principal.userId) ? event : null
    switch (event.event) {
      case 'hello':
        return event
      case 'labels':
      case 'job':
        return mayHear(event, principal) ? event : null
      case 'library':
        return await narrowLibrary(event, author, principal)
      case 'segments':
        return mayHearOf(author, principal) && (await isKnown(event.data.videoId, principal)) ? event : null
      case 'presence':
        return await narrowPresence(event, principal, told)
      default:
        // What nobody decided on is told to nobody.
        return null
    }
  }
}

type Of<Name extends LiveEventName> = Extract<LiveEvent, { readonly event: Name }>

const mayHear = (event: Of<'labels' | 'job'>, principal: Principal): boolean =>
  event.event === 'labels'
    ? isPermitted(principal, 'label:read')
    : isPermitted(principal, 'job:read') && isSeen(event.data.variant, principal)

async function narrowLibrary(
  event: Of<'library'>,
  author: string | null,
  principal: Principal,
): Promise<LiveEvent | null> {
  if (author !== null && !mayHearOf(author, principal)) return null
  const videoIds = await knownOf(event.data.videoIds, principal)
  return videoIds.length === 0 ? null : { ...event, data: { videoIds } }
}

async function narrowPresence(
  event: Of<'presence'>,
  principal: Principal,
  told: Map<string, string>,
): Promise<LiveEvent | null> {
  const { videoId } = event.data
  const pages = pagesFor(event.data.pages, principal)
  if (!isNews(told, videoId, pages) || !(await isKnown(videoId, principal))) return null
  return { ...event, data: { videoId, pages } }
}

const isKnown = async (videoId: string, principal: Principal): Promise<boolean> =>
  (await knownOf([videoId], principal)).length > 0

/** Whether other pages were told of the video last; a video without pages is forgotten. */
function isNews(told: Map<string, string>, videoId: string, pages: readonly PresentPage[]): boolean {
  const now = JSON.stringify(pages)
  if ((told.get(videoId) ?? '[]') === now) return false
  if (pages.length === 0) told.delete(videoId)
  else told.set(videoId, now)
  return true
}
