import fc from 'fast-check'
import { frameSpan } from '@/lib/time/frame-span'
import type { ComparedDocument, LabeledSpan } from './document'

/** As tests write segments: label, start, end. */
export type Row = readonly [labelId: string, start: number, end: number]

export const documentOf = (id: string, ...rows: readonly Row[]): ComparedDocument => ({
  id,
  segments: rows.map(
    ([labelId, start, end], nth): LabeledSpan => ({ ...frameSpan(start, end), labelId, id: `${id}${nth}` }),
  ),
})

/** Videos of the laws are this long: short enough to look at every frame. */
export const FRAMES = 40

const row = fc
  .tuple(fc.constantFrom('x', 'y', 'z'), fc.integer({ min: 0, max: FRAMES - 1 }), fc.integer({ min: 1, max: 14 }))
  .map(([labelId, start, length]): Row => [labelId, start, Math.min(start + length, FRAMES)])

/** Up to eight segments of three labels, which may overlap. */
export const anyDocument = (id: string) => fc.array(row, { maxLength: 8 }).map((rows) => documentOf(id, ...rows))

export const anyDocuments = (most: number) =>
  fc
    .integer({ min: 2, max: most })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, nth) => anyDocument(`d${nth}-`))))

/** What a document says of each frame: its labels, in order. The plain way, a frame at a time. */
export const everyFrame = ({ segments }: ComparedDocument, frames = FRAMES): string[] =>
  Array.from({ length: frames }, (_, at) =>
    JSON.stringify(
      [...new Set(segments.flatMap(({ labelId, start, end }) => (start <= at && at < end ? [labelId] : [])))].sort(),
    ),
  )
