import { err, ok, type Result } from '@/lib/result/result'
import { segmentSource } from '@/lib/segments/schema'
import { bareText } from './csv-columns'
import { CUT_OFF, delimiterOf, namedFields, parseDelimited, type TextRecord } from './delimited-text'
import { type FileFlaw, type FoundFile, type FoundPlace, type FoundRow, foundRow } from './found-file'
import { jsonOf } from './json-value'
import { plainNumber, plainRate, timeUnit, wholeMilliseconds } from './plain-number'

/** What columns may be called; the first is ours. Frames are 0-based and the end is not part of the segment. */
const NAMES = {
  label: ['label', 'labels', 'class', 'category', 'behavior'],
  startFrame: ['start_frame_0_based', 'start_frame', 'startframe'],
  endFrame: ['end_frame_exclusive', 'end_frame', 'endframe'],
  startSeconds: ['start_seconds', 'start', 'start_time', 'startseconds', 't_start', 't-start'],
  endSeconds: ['end_seconds_exclusive', 'end', 'end_time', 'end_seconds', 'endseconds', 't_end', 't-end'],
} as const

type Columns = Record<keyof typeof NAMES, string | undefined>
type Field = (name: string) => string

/** Reads our CSV, and any other with a label and either frames or seconds in columns called so. */
export function readCsv(text: string): Result<FoundFile, FileFlaw> {
  const [header, ...records] = parseDelimited(text, delimiterOf(text))
  if (header === undefined) return err({ message: 'The file is empty.' })
  const names = header.fields.map((name) => name.trim().toLowerCase().replaceAll(' ', '_'))
  const columns = Object.fromEntries(
    Object.entries(NAMES).map(([key, known]) => [key, known.find((name) => names.includes(name))]),
  ) as Columns
  const hasFrames = columns.startFrame !== undefined && columns.endFrame !== undefined
  const hasSeconds = columns.startSeconds !== undefined && columns.endSeconds !== undefined
  if (columns.label === undefined || !(hasFrames || hasSeconds)) return err({ message: MISSING, line: 1 })

  const fieldsOf = namedFields(names)
  const rows: FoundRow[] = []
  const unreadable: FoundFile['unreadable'][number][] = []
  for (const [i, record] of records.entries()) {
    const row = readRecord(record, i + 1, columns, fieldsOf(record.fields))
    if (typeof row === 'string') unreadable.push({ row: i + 1, where: `line ${record.line}`, reason: row })
    else rows.push(row)
  }
  const first = fieldsOf(records[0]?.fields ?? [])
  const facts = {
    fileName: first('file_name') === '' ? null : bareText(first('file_name')),
    frameRate: plainRate(first('frames_per_second')),
    frameCount: plainNumber(first('frame_count')),
  }
  const isOurs = columns.endFrame === NAMES.endFrame[0]
  const notes = hasFrames && !isOurs ? [ASSUMED] : []
  return ok({ format: 'csv', facts, rows, unreadable, notes })
}

const MISSING =
  'The first line must name the columns: label, and start_frame with end_frame (0-based, the end is not part of the segment) or start_seconds with end_seconds.'
const ASSUMED =
  'The file does not say how it counts: its frames are taken as 0-based, and the end frame as the first one after the segment.'

function readRecord({ line, isCut }: TextRecord, row: number, columns: Columns, field: Field): FoundRow | string {
  if (isCut) return CUT_OFF
  const label = bareText(field(columns.label ?? ''))
  if (label.trim() === '') return 'The label is missing.'
  const place = placeOf(columns, field)
  if (typeof place === 'string') return place
  const attributes = attributesOf(field('attributes_json'))
  if (attributes === null) return 'The attributes are not a JSON object.'
  const source = segmentSource.safeParse(field('source'))
  const confidence = plainNumber(field('confidence'))
  return foundRow({
    row,
    where: `line ${line}`,
    labels: [label],
    place,
    attributes,
    note: bareText(field('note')),
    source: source.success ? source.data : null,
    confidence,
    isProposal: field('is_proposal').toLowerCase() === 'true',
    author: bareText(field('author')),
  })
}

function placeOf(columns: Columns, field: Field): FoundPlace | string {
  const texts = (start: string | undefined, end: string | undefined) => [field(start ?? ''), field(end ?? '')] as const
  const frames = texts(columns.startFrame, columns.endFrame)
  const times = texts(columns.startSeconds, columns.endSeconds)
  const [startFrame, endFrame] = [plainNumber(frames[0]), plainNumber(frames[1])]
  const [start, end] = [plainNumber(times[0]), plainNumber(times[1])]
  const alsoSeconds = start === null || end === null ? {} : { alsoSeconds: { start, end } }
  if (startFrame !== null && endFrame !== null)
    return { unit: 'frame', start: startFrame, end: endFrame, ...alsoSeconds }
  if (start === null || end === null) return 'Start and end are not numbers.'
  const unit = timeUnit(times)
  return unit === 'second'
    ? { unit, start, end }
    : { unit, start: wholeMilliseconds(start), end: wholeMilliseconds(end) }
}

function attributesOf(text: string): Record<string, unknown> | null {
  if (text.trim() === '') return {}
  const value = jsonOf(text)
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null
}
