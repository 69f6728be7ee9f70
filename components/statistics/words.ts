import type { StreamingTotals } from '@/lib/http/streaming-stats'
import { formatMilliseconds } from '@/lib/player/measures'
import type { SeekKind } from '@/lib/player/seek-request'
import { seconds } from '@/lib/time/seconds'
import { formatDuration } from '@/lib/time/timecode'
import type { RenditionKind, VariantKind } from '@/lib/videos/schema'

export const VARIANT_NAME: Readonly<Record<VariantKind, string>> = { processed: 'Processed', raw: 'Raw' }

export const RENDITION_NAME: Readonly<Record<RenditionKind, string>> = {
  original: 'Original',
  playback: 'Playback copy',
  scrub: 'Scrub copy',
}

export const SEEK_KIND_NAME: Readonly<Record<SeekKind, string>> = {
  jump: 'Jumps',
  step: 'Steps',
  scrub: 'Scrubbing',
  restore: 'Opening',
}

/** A share of 0..1 as people say it. Only nothing is 0% and only all is 100%. */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.01) return 'under 1%'
  if (share < 1 && share > 0.99) return 'over 99%'
  return `${Math.round(share * 100)}%`
}

/** The same at the beginning of a sentence. */
export function leadingShare(share: number): string {
  const words = formatShare(share)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

/** How long something took in all, `ms` >= 0: `840 ms`, `4.25 s`, and from a minute on as a clock, `1:02:45`. */
export const formatSpan = (ms: number): string =>
  ms < 60_000 ? (formatMilliseconds(ms) ?? '') : formatDuration(seconds(ms / 1000))

export const formatCount = (count: number): string => count.toLocaleString('en-US')

/** `one` for 1, else `many`, with the count in front. */
export const counted = (count: number, one: string, many: string): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`

/** What serving ranges saved, in a sentence. */
export function savingWords({ savedShare }: Pick<StreamingTotals, 'savedShare'>): string {
  if (savedShare === null) return 'Nothing was sent yet'
  if (savedShare <= 0) return 'As much as sending whole files'
  return `${leadingShare(savedShare)} less than sending whole files`
}

const STATUS: Readonly<Record<string, string>> = {
  '200': 'The whole file',
  '206': 'A part of the file',
  '304': 'Not changed since',
  '404': 'The file is gone',
  '412': 'Changed meanwhile',
  '416': 'Outside the file',
  '429': 'Too many streams at once',
  '500': 'A fault of the server',
  '503': 'The server is busy',
}

/** What an answer of `status` means here. */
export const statusWords = (status: string): string =>
  STATUS[status] ?? (status < '400' ? 'Answered' : status < '500' ? 'Refused' : 'A fault of the server')
