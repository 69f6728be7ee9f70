import { z } from 'zod'
import { ok, type Result } from '@/lib/result/result'
import { type FileFlaw, type FoundFile, foundRow, MAX_ROWS, NO_FACTS, TOO_MANY_ROWS } from './found-file'
import { parseShape, readEach } from './json-value'

const track = z.object({
  id: z.union([z.number(), z.string()]),
  begin: z.number(),
  end: z.number(),
  confidencePairs: z.array(z.tuple([z.string(), z.number()])).min(1),
  attributes: z.record(z.string(), z.unknown()).default({}),
  features: z.array(z.object({ notes: z.array(z.string()).optional() })).default([]),
})

const tracks = z.record(z.string(), z.unknown()).refine((all) => Object.keys(all).length <= MAX_ROWS, TOO_MANY_ROWS)
const file = z.object({ tracks, version: z.number().optional() })

/**
 * Reads DIVE JSON. Frames are 0-based, `end` is the last frame: [begin, end] is our [begin, end + 1). The label is the
 * pair with the highest confidence; 1 is what people's tracks have and is no statement of a machine.
 */
export function readDive(value: unknown): Result<FoundFile, FileFlaw> {
  const shape = parseShape(file, value, 'Not a DIVE file')
  if (!shape.ok) return shape
  const { rows, unreadable } = readEach(
    Object.values(shape.value.tracks),
    track,
    ({ id, begin, end, confidencePairs, attributes, features }, row) => {
      const [label, confidence] = confidencePairs.reduce((best, pair) => (pair[1] > best[1] ? pair : best))
      return foundRow({
        row,
        where: `track ${id}`,
        labels: [label],
        place: { unit: 'frame', start: begin, end: end + 1 },
        attributes,
        note: features.flatMap(({ notes }) => notes ?? []).join('\n'),
        ...(confidence >= 0 && confidence < 1 && { confidence, source: 'prediction' }),
      })
    },
    (row) => `track ${row}`,
  )
  return ok({ format: 'dive', facts: NO_FACTS, rows, unreadable, notes: [] })
}
