import { z } from 'zod'
import { err, ok, type Result } from '@/lib/result/result'
import { chosenVideo } from './chosen-video'
import {
  type FileFlaw,
  type FoundFile,
  foundRow,
  MAX_ROWS,
  NO_FACTS,
  TOO_MANY_ROWS,
  type WantedVideo,
} from './found-file'
import { looseConfidence, parseShape, readEach } from './json-value'

const annotation = z.object({
  label: z.string().min(1),
  segment: z.tuple([z.number(), z.number()]),
  score: looseConfidence.optional(),
})

const rows = z.array(z.unknown()).max(MAX_ROWS, TOO_MANY_ROWS)
const database = z.object({ database: z.record(z.string(), z.object({ annotations: rows })) })
const predictions = z.object({ results: z.record(z.string(), rows) })

/**
 * Reads ActivityNet JSON: `database` with the annotations of people, or `results` with scores, as models write them
 * (these become proposals). Seconds, the end not part of the segment.
 */
export function readActivityNet(value: unknown, wanted: WantedVideo): Result<FoundFile, FileFlaw> {
  const isPrediction = typeof value === 'object' && value !== null && 'results' in value
  const videos = isPrediction ? predictedVideos(value) : annotatedVideos(value)
  if (!videos.ok) return videos
  const chosen = chosenVideo(videos.value, ([name]) => name, wanted)
  if (chosen === undefined) {
    return err({ message: `The file is about ${videos.value.length} videos and none of them is ${wanted.fileName}.` })
  }
  const [fileName, annotations] = chosen
  const { rows, unreadable } = readEach(
    annotations,
    annotation,
    ({ label, segment: [start, end], score }, row, where) =>
      foundRow({
        row,
        where,
        labels: [label],
        place: { unit: 'second', start, end },
        confidence: score ?? null,
        ...(isPrediction && { source: 'prediction', isProposal: true }),
      }),
    (row) => `annotation ${row}`,
  )
  return ok({ format: 'activitynet', facts: { ...NO_FACTS, fileName }, rows, unreadable, notes: [] })
}

type Videos = Result<[string, readonly unknown[]][], FileFlaw>

function annotatedVideos(value: unknown): Videos {
  const shape = parseShape(database, value, 'Not an ActivityNet file')
  return shape.ok
    ? ok(Object.entries(shape.value.database).map(([name, { annotations }]) => [name, annotations]))
    : shape
}

function predictedVideos(value: unknown): Videos {
  const shape = parseShape(predictions, value, 'Not an ActivityNet file')
  return shape.ok ? ok(Object.entries(shape.value.results)) : shape
}
