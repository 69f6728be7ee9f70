import type { DecoderFacts } from '@/lib/frames/packet-map'

/**
 * What WebCodecs calls the code points of a colour space. Points that it has no name for, and 2 (unspecified), are left
 * out. Source: ITU-T H.273 sections 8.1 to 8.3; WebCodecs sections 9.9 to 9.11 (VideoColorPrimaries and its like).
 */
const PRIMARIES: Readonly<Record<number, string>> = {
  1: 'bt709',
  5: 'bt470bg',
  6: 'smpte170m',
  9: 'bt2020',
  12: 'smpte432',
}
const TRANSFERS: Readonly<Record<number, string>> = {
  1: 'bt709',
  6: 'smpte170m',
  8: 'linear',
  13: 'iec61966-2-1',
  16: 'pq',
  18: 'hlg',
}
const MATRICES: Readonly<Record<number, string>> = {
  0: 'rgb',
  1: 'bt709',
  5: 'bt470bg',
  6: 'smpte170m',
  9: 'bt2020-ncl',
}

/** The colours of a track as its file states them: code points of H.273, and `fullRange` where it says. */
export type StatedColors = {
  readonly primaries: number
  readonly transfer: number
  readonly matrix: number
  readonly fullRange: boolean | null
}

/** The names of a colour space; null if the file states nothing of it that has a name. */
export function colorSpaceOf({ primaries, transfer, matrix, fullRange }: StatedColors): DecoderFacts['colorSpace'] {
  const space = {
    primaries: PRIMARIES[primaries] ?? null,
    transfer: TRANSFERS[transfer] ?? null,
    matrix: MATRICES[matrix] ?? null,
    fullRange,
  }
  return Object.values(space).every((value) => value === null) ? null : space
}
