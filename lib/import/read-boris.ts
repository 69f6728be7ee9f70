import { err, ok, type Result } from '@/lib/result/result'
import { baseName } from './chosen-video'
import { bareText } from './csv-columns'
import { CUT_OFF, delimiterOf, namedFields, parseDelimited, type TextRecord } from './delimited-text'
import { type FileFlaw, type FoundFile, type FoundRow, foundRow, type UnreadableRow } from './found-file'
import { plainNumber, plainRate, timeUnit, wholeMilliseconds } from './plain-number'

type Event = {
  readonly row: number
  readonly where: string
  readonly key: string
  readonly behavior: string
  readonly type: string
  readonly time: string
  readonly comment: string
  readonly isCut: boolean
}

/**
 * Reads tabular events of BORIS. A state begins with a START row and lasts to the next STOP of the same subject and
 * behaviour; a POINT is one frame. Seconds with three decimals. Of several observations all are read.
 */
export function readBoris(text: string): Result<FoundFile, FileFlaw> {
  const [header, ...records] = parseDelimited(text, delimiterOf(text))
  const names = header?.fields.map((name) => name.trim()) ?? []
  const missing = ['Behavior', 'Behavior type', 'Time'].filter((name) => !names.includes(name))
  if (missing.length > 0) return err({ message: `The column ${missing.join(', ')} of BORIS is missing.`, line: 1 })
  const fieldsOf = namedFields(names)
  const rows: FoundRow[] = []
  const unreadable: UnreadableRow[] = []
  const open = new Map<string, Event>()
  for (const [i, record] of records.entries()) {
    const event = eventOf(record, i + 1, fieldsOf(record.fields))
    const outcome = takeEvent(event, open)
    if (typeof outcome === 'string') unreadable.push({ row: event.row, where: event.where, reason: outcome })
    else if (outcome !== null) rows.push(outcome)
  }
  for (const { row, where } of open.values()) unreadable.push({ row, where, reason: 'It starts and never stops.' })
  const first = fieldsOf(records[0]?.fields ?? [])
  const fileName = baseName(bareText(first('Media file name')).replace(/^player #\d+:\s*/i, ''))
  const facts = { fileName: fileName === '' ? null : fileName, frameRate: plainRate(first('FPS')), frameCount: null }
  return ok({ format: 'boris', facts, rows: rows.sort((a, b) => a.row - b.row), unreadable, notes: [] })
}

function eventOf({ line, isCut }: TextRecord, row: number, field: (name: string) => string): Event {
  const behavior = bareText(field('Behavior'))
  return {
    row,
    where: `line ${line}`,
    key: JSON.stringify([field('Observation id'), field('Subject'), behavior]),
    behavior,
    type: field('Behavior type').trim().toUpperCase(),
    time: field('Time'),
    comment: bareText(field('Comment')),
    isCut,
  }
}

/** The segment that `event` ends or is; null while it only begins one; what is wrong with it. */
function takeEvent(event: Event, open: Map<string, Event>): FoundRow | string | null {
  if (event.behavior.trim() === '') return 'The behavior is missing.'
  if (plainNumber(event.time) === null) return `The time is no number: “${event.time}”.`
  if (event.isCut) return CUT_OFF
  if (event.type === 'POINT') return rowOf(event, null)
  if (event.type === 'START') {
    if (open.has(event.key)) return 'It starts a second time before it stops.'
    open.set(event.key, event)
    return null
  }
  if (event.type !== 'STOP') return `The behavior type is none of START, STOP and POINT: “${event.type}”.`
  const start = open.get(event.key)
  if (start === undefined) return 'It stops and was never started.'
  open.delete(event.key)
  return rowOf(start, event)
}

function rowOf(from: Event, to: Event | null): FoundRow {
  const unit = timeUnit([from.time, to?.time ?? '0'])
  const inUnit = (text: string): number => {
    const at = plainNumber(text) ?? 0
    return unit === 'second' ? at : wholeMilliseconds(at)
  }
  return foundRow({
    row: from.row,
    where: from.where,
    labels: [from.behavior],
    place: { unit, start: inUnit(from.time), end: to === null ? null : inUnit(to.time) },
    note: from.comment,
  })
}
