import { z } from 'zod'
import { err, ok, type Result } from '@/lib/result/result'
import { type FileFlaw, type FoundFile, foundRow, MAX_ROWS, TOO_MANY_ROWS } from './found-file'
import { JSON_FORMAT, JSON_FORMAT_VERSION, jsonSegment } from './json-document'
import { parseShape, readEach } from './json-value'

const outside = z.object({
  format: z.literal(JSON_FORMAT),
  formatVersion: z.number(),
  video: z
    .object({
      fileName: z.string(),
      frameCount: z.number(),
      frameRate: z.object({ num: z.number().positive(), den: z.number().positive() }),
    })
    .optional(),
  segments: z.array(z.unknown()).max(MAX_ROWS, TOO_MANY_ROWS),
})

/** What another program may leave out. */
const segment = jsonSegment.partial({
  id: true,
  labelId: true,
  startSeconds: true,
  endSeconds: true,
  attributes: true,
  note: true,
  source: true,
  confidence: true,
  isProposal: true,
  author: true,
})

/** Reads the lossless JSON of {@link JSON_FORMAT}. */
export function readJson(value: unknown): Result<FoundFile, FileFlaw> {
  const shape = parseShape(outside, value, 'Not a Framemark document')
  if (!shape.ok) return shape
  const { formatVersion, video, segments } = shape.value
  if (formatVersion !== JSON_FORMAT_VERSION) {
    return err({ message: `The document is of version ${formatVersion}; version ${JSON_FORMAT_VERSION} can be read.` })
  }
  const { rows, unreadable } = readEach(segments, segment, readSegment, (row) => `segment ${row}`)
  const facts = {
    fileName: video?.fileName ?? null,
    frameRate: video === undefined ? null : video.frameRate.num / video.frameRate.den,
    frameCount: video?.frameCount ?? null,
  }
  return ok({ format: 'json', facts, rows, unreadable, notes: [] })
}

function readSegment(told: z.infer<typeof segment>, row: number, where: string) {
  const { label, startFrame: start, endFrame: end, startSeconds, endSeconds } = told
  const alsoSeconds =
    startSeconds === undefined || endSeconds === undefined ? undefined : { start: startSeconds, end: endSeconds }
  return foundRow({
    row,
    where,
    labels: [label],
    labelId: told.labelId ?? null,
    place: { unit: 'frame', start, end, ...(alsoSeconds && { alsoSeconds }) },
    attributes: told.attributes ?? {},
    note: told.note ?? '',
    source: told.source ?? null,
    confidence: told.confidence ?? null,
    isProposal: told.isProposal ?? false,
    author: told.author ?? '',
  })
}
