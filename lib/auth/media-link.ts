import { err, ok, type Result } from '@/lib/result/result'

/** The one file that a link admits to, and whose link it is: it is worth nothing without that person's session. */
export type MediaLinkClaim = {
  readonly sessionId: string
  readonly userId: string
  readonly videoId: string
  readonly type: 'raw' | 'processed'
  readonly rendition: string
  /** When it runs out, in whole seconds since 1970. */
  readonly expiresAt: number
}

/** What stands in the address: the claim but for what the address says anyway, and the signature over all of it. */
export type MediaLinkText = Pick<MediaLinkClaim, 'sessionId' | 'userId' | 'expiresAt'> & { readonly signature: string }

/** How long a bucket is unless said otherwise, in seconds. */
export const MEDIA_LINK_BUCKET_SECONDS = 3600

/**
 * When a link that is asked for at `now` runs out, all in seconds: at the end of the bucket in which the last of
 * `atLeast` seconds lies; unless said otherwise that is the next bucket.
 *
 * It is the same for whoever asks in the same bucket, so the address of a file does not change from one request to the
 * next, and what a browser holds of it stays good.
 */
export function mediaLinkExpiry(now: number, bucketSeconds: number, atLeast = bucketSeconds): number {
  return (Math.floor((now + atLeast) / bucketSeconds) + 1) * bucketSeconds
}

/** Whether a link is good at `now`, in seconds. At the second it runs out it is not. */
export const isMediaLinkCurrent = ({ expiresAt }: Pick<MediaLinkClaim, 'expiresAt'>, now: number): boolean =>
  now < expiresAt

/**
 * The text that is signed. Each part is as long as it says, so that no two claims have the same text; `v1` is the form,
 * to be raised with every change.
 */
export function mediaLinkTextToSign(claim: MediaLinkClaim): string {
  const { sessionId, userId, videoId, type, rendition, expiresAt } = claim
  const parts = ['framemark media link v1', sessionId, userId, videoId, type, rendition, String(expiresAt)]
  return parts.map((part) => `${part.length}:${part}`).join('\n')
}

const LINK = /^1\.(?<expires>[1-9]\d{0,11})\.(?<user>[\w-]{1,64})\.(?<session>[\w-]{1,64})\.(?<signature>[\w-]{43})$/

/** A link as the value of `link=` in an address. It needs no escaping. */
export const printMediaLink = ({ expiresAt, userId, sessionId, signature }: MediaLinkText): string =>
  `1.${expiresAt}.${userId}.${sessionId}.${signature}`

/** What {@link printMediaLink} printed. The error says only that it is none: whoever made it up learns nothing. */
export function parseMediaLink(text: string): Result<MediaLinkText, 'not-a-link'> {
  const { expires, user, session, signature } = LINK.exec(text)?.groups ?? {}
  if (expires === undefined || user === undefined || session === undefined || signature === undefined)
    return err('not-a-link')
  return ok({ expiresAt: Number(expires), userId: user, sessionId: session, signature })
}
