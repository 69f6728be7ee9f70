import { parseVerified, type VerifiedEdges } from '@/lib/workspace/verified-edges'

const keyOf = (videoId: string) => `framemark.verified.${videoId}`

/** What this browser remembers as verified of the video's document; nothing where there is no storage. */
export function keptVerified(videoId: string): VerifiedEdges {
  try {
    return parseVerified(localStorage.getItem(keyOf(videoId)))
  } catch {
    return {}
  }
}

/** Without storage (it is full, or forbidden) it is remembered as long as the page. */
export function keepVerified(videoId: string, verified: VerifiedEdges): void {
  try {
    localStorage.setItem(keyOf(videoId), JSON.stringify(verified))
  } catch {
    // It holds until the page goes.
  }
}
