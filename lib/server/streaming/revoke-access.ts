import 'server-only'
import { forgetRenditions } from './find-rendition'
import { cutStreams, type StreamOwner } from './stream-slots'

/**
 * Takes back the right to bytes, at once: who `matches` picks is admitted anew or not at all, and streams that are
 * running are cut. For a video that was removed, a session that was ended, a right that was withdrawn.
 */
export function revokeAccess(matches: (owner: StreamOwner) => boolean): void {
  forgetRenditions()
  cutStreams(matches)
}
