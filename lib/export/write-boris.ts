import { millisecondSpan, millisecondsAt } from '@/lib/frames/boundaries'
import { meanFrameRate } from '@/lib/frames/frame-index'
import { inertText } from '@/lib/import/csv-columns'
import type { Segment } from '@/lib/segments/schema'
import { formatFrameRate } from '@/lib/time/frame-rate'
import { delimitedLine } from './delimited-line'
import { type ExportDocument, isPoint } from './export-document'
import type { ExportFormat } from './export-format'
import { lanesOf } from './overlap-lanes'
import { withMilliseconds } from './video-facts'

/** The header of tabular events, as BORIS 9 writes it. */
export const BORIS_COLUMNS = [
  'Observation id',
  'Observation date',
  'Description',
  'Observation duration',
  'Observation type',
  'Source',
  'Time offset (s)',
  'Media duration (s)',
  'FPS',
  'Subject',
  'Behavior',
  'Behavioral category',
  'Modifier #1',
  'Behavior type',
  'Time',
  'Media file name',
  'Image index',
  'Image file path',
  'Comment',
] as const

/** What BORIS calls it when nobody in particular behaves. */
const NOBODY = 'No focal subject'

/** Tabular events of BORIS, separated by tabs: labels that last are states, those that mark a frame are points. */
export const BORIS_EXPORT: ExportFormat = {
  id: 'boris',
  extension: '.boris.tsv',
  mediaType: 'text/tab-separated-values; charset=utf-8; header=present',
  isRounded: true,
  hasPoints: true,
  convention:
    'Times are seconds with three decimals on the presentation timeline, rounded from the frame times; STOP is not part of the segment; Image index is the 0-based frame; FPS is the mean rate.',
  write: writeBoris,
  remarks: (document) => {
    const count = eventsOf(document).filter(({ lane, type }) => lane > 0 && type !== 'STOP').length
    return count === 0
      ? []
      : [
          `${count} segments overlap others of their label, which a state of BORIS cannot: they have subjects of their own (“${subjectOf(1)}”).`,
        ]
  },
}

type Event = {
  readonly segment: Segment
  readonly type: 'START' | 'STOP' | 'POINT'
  readonly at: number
  readonly frame: number
  readonly lane: number
}

const ORDER = { STOP: 0, POINT: 1, START: 2 } as const

/** Events by time. What stops at a time stands before what starts there, else a state would start twice. */
function eventsOf(document: ExportDocument): Event[] {
  const { index } = document.video
  const events: Event[] = []
  for (const label of document.labels.values()) {
    const own = document.segments.filter(({ labelId }) => labelId === label.id)
    const spans = own.map((segment) => millisecondSpan(index, segment))
    const lanes = lanesOf(spans)
    for (const [i, segment] of own.entries()) {
      const { start = 0, end = 0 } = spans[i] ?? {}
      const lane = lanes[i] ?? 0
      const first = { segment, at: start, frame: segment.startFrame, lane }
      if (isPoint(document, segment)) events.push({ ...first, type: 'POINT' })
      else events.push({ ...first, type: 'START' }, { segment, at: end, frame: segment.endFrame, lane, type: 'STOP' })
    }
  }
  return events.sort((a, b) => a.at - b.at || ORDER[a.type] - ORDER[b.type])
}

function* writeBoris(document: ExportDocument): Generator<string> {
  const { video, exportedAt } = document
  const { index } = video
  const duration = withMilliseconds(millisecondsAt(index, index.frameCount) - millisecondsAt(index, 0))
  const about = {
    'Observation id': inertText(video.title),
    'Observation date': exportedAt.slice(0, 19).replace('T', ' '),
    'Observation duration': duration,
    'Observation type': 'Media file',
    Source: `player #1:${video.fileName}`,
    'Time offset (s)': '0.000',
    'Media duration (s)': duration,
    FPS: formatFrameRate(meanFrameRate(index)),
    'Media file name': inertText(video.fileName),
  }
  yield delimitedLine(BORIS_COLUMNS, '\t')
  for (const { segment, type, at, frame, lane } of eventsOf(document)) {
    const fields: Partial<Record<(typeof BORIS_COLUMNS)[number], string>> = {
      ...about,
      Subject: subjectOf(lane),
      Behavior: inertText(segment.label),
      'Behavior type': type,
      Time: withMilliseconds(at),
      'Image index': String(frame),
      Comment: type === 'STOP' ? '' : inertText(segment.note),
    }
    yield delimitedLine(
      BORIS_COLUMNS.map((column) => fields[column] ?? ''),
      '\t',
    )
  }
}

const subjectOf = (lane: number): string => (lane === 0 ? NOBODY : `Overlap ${lane}`)
