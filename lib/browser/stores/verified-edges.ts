import { parseVerified, type VerifiedEdges } from '@/lib/workspace/verified-edges'
import { keepText, keptText } from './kept-text'

const keyOf = (videoId: string) => `framemark.verified.${videoId}`

/** What this browser remembers as verified of the video's document; nothing where there is no storage. */
export const keptVerified = (videoId: string): VerifiedEdges => parseVerified(keptText(keyOf(videoId)))

/** Without storage (it is full, or forbidden) it is remembered as long as the page. */
export const keepVerified = (videoId: string, verified: VerifiedEdges): void =>
  keepText(keyOf(videoId), JSON.stringify(verified))
