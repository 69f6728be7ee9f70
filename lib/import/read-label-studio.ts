import { z } from 'zod'
import { err, ok, type Result } from '@/lib/result/result'
import { baseName, chosenVideo } from './chosen-video'
import {
  type FileFlaw,
  type FoundFile,
  type FoundRow,
  foundRow,
  MAX_ROWS,
  NO_FACTS,
  TOO_MANY_ROWS,
  type WantedVideo,
} from './found-file'
import { looseConfidence, parseShape, readEach } from './json-value'
import { plainRate } from './plain-number'

const text = z.string()
const result = z.object({
  id: text.optional(),
  type: text.optional(),
  origin: text.optional(),
  score: looseConfidence.optional(),
  value: z.looseObject({}),
  meta: z.object({ text: z.union([text, z.array(text)]).optional() }).optional(),
})

const timelineValue = z.object({
  ranges: z.array(z.object({ start: z.number(), end: z.number() })).min(1),
  timelinelabels: z.array(text).min(1),
})

const results = z.object({
  result: z.array(z.unknown()).max(MAX_ROWS, TOO_MANY_ROWS),
  score: looseConfidence.optional(),
})

const task = z.looseObject({
  data: z.record(text, z.unknown()).default({}),
  annotations: z.array(results).optional(),
  predictions: z.array(results).optional(),
})
type Task = z.infer<typeof task>

/**
 * Reads tasks of Label Studio with `timelinelabels`. Its frames are counted from 1 and the end belongs to the range:
 * [start, end] is our [start - 1, end). Of several annotations of a task all are read; predictions become proposals.
 */
export function readLabelStudio(value: unknown, wanted: WantedVideo): Result<FoundFile, FileFlaw> {
  const shape = tasksOf(Array.isArray(value) ? value : [value])
  if (!shape.ok) return shape
  const chosen = chosenVideo(shape.value, videoOf, wanted)
  if (chosen === undefined) {
    return err({ message: `The file has ${shape.value.length} tasks and none of them names ${wanted.fileName}.` })
  }
  const told = [
    ...(chosen.annotations ?? []).flatMap(({ result: all }) =>
      all.map((one) => ({ one, score: null, isOffered: false })),
    ),
    ...(chosen.predictions ?? []).flatMap(({ result: all, score }) =>
      all.map((one) => ({ one, score: score ?? null, isOffered: true })),
    ),
  ]
  const relevant = told.filter(({ one }) => hasTimeline(one))
  const { rows, unreadable } = readEach(
    relevant.map(({ one }) => one),
    result,
    (region, row, where) =>
      readRegion(region, row, where, relevant[row - 1]?.isOffered === true, relevant[row - 1]?.score ?? null),
    (row) => `region ${row}`,
  )
  const passedOver = told.length - relevant.length
  const notes = passedOver === 0 ? [] : [`${passedOver} regions are no time segments and were passed over.`]
  return ok({ format: 'label-studio', facts: factsOf(chosen), rows: rows.flat(), unreadable, notes })
}

/** The first thing that is no task ends it: a long list of something else would have as many flaws. */
function tasksOf(values: readonly unknown[]): Result<Task[], FileFlaw> {
  const tasks: Task[] = []
  for (const [i, value] of values.entries()) {
    const shape = parseShape(task, value, `Not tasks of Label Studio, ${i}`)
    if (!shape.ok) return shape
    tasks.push(shape.value)
  }
  return tasks.length === 0 ? err({ message: 'Not tasks of Label Studio: the list is empty.' }) : ok(tasks)
}

const hasTimeline = (region: unknown): boolean =>
  typeof region === 'object' && region !== null && (region as { type?: unknown }).type === 'timelinelabels'

const videoOf = ({ data }: Task): string => {
  const named = data['video'] ?? data['video_url'] ?? Object.values(data).find((entry) => typeof entry === 'string')
  return typeof named === 'string' ? named : ''
}

function factsOf(chosen: Task) {
  const rate = (chosen.data['framemark'] as { frameRate?: unknown } | undefined)?.frameRate
  const name = baseName(videoOf(chosen))
  return {
    ...NO_FACTS,
    fileName: name === '' ? null : name,
    frameRate: typeof rate === 'string' ? plainRate(rate) : null,
  }
}

function readRegion(
  region: z.infer<typeof result>,
  row: number,
  where: string,
  isOffered: boolean,
  score: number | null,
): FoundRow[] | string {
  const value = parseShape(timelineValue, region.value, 'Not a time segment')
  if (!value.ok) return value.error.message
  const note = region.meta?.text ?? ''
  const isMachine = isOffered || region.origin?.startsWith('prediction') === true
  return value.value.ranges.flatMap(({ start, end }, i) =>
    value.value.timelinelabels.map((label, j) =>
      foundRow({
        // Regions with several ranges or labels keep numbers apart from those of their neighbours.
        row: i === 0 && j === 0 ? row : row * MAX_ROWS + i * value.value.timelinelabels.length + j,
        where: region.id === undefined ? where : `region ${region.id}`,
        labels: [label],
        place: { unit: 'frame', start: start - 1, end },
        note: typeof note === 'string' ? note : note.join('\n'),
        source: isMachine ? 'prediction' : null,
        confidence: region.score ?? score,
        isProposal: isOffered,
      }),
    ),
  )
}
