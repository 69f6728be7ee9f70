import { boundarySeconds } from '@/lib/frames/boundaries'
import { CSV_COLUMNS, type CsvColumn, inertText } from '@/lib/import/csv-columns'
import type { Segment } from '@/lib/segments/schema'
import { delimitedLine } from './delimited-line'
import type { ExportDocument } from './export-document'
import type { ExportFormat } from './export-format'
import { exactRate, exactTimebase } from './video-facts'

/** A table for spreadsheets and scripts. UTF-8 with a byte order mark, without which spreadsheets misread names. */
export const CSV_EXPORT: ExportFormat = {
  id: 'csv',
  extension: '.csv',
  mediaType: 'text/csv; charset=utf-8; header=present',
  convention:
    'Frames are 0-based and end_frame_exclusive is the first frame after the segment; seconds lie on the presentation timeline; rate and timebase are columns.',
  write: writeCsv,
  remarks: ({ segments }) =>
    segments.length === 0 ? ['Without segments there is only the line of column names.'] : [],
}

function* writeCsv(document: ExportDocument): Generator<string> {
  const { index } = document.video
  const facts = {
    frames_per_second: exactRate(index),
    timebase: exactTimebase(index),
    frame_count: String(index.frameCount),
  }
  yield `\uFEFF${delimitedLine(CSV_COLUMNS, ',')}`
  for (const segment of document.segments) {
    const fields: Record<CsvColumn, string> = { ...facts, ...fieldsOf(document, segment) }
    yield delimitedLine(
      CSV_COLUMNS.map((column) => fields[column]),
      ',',
    )
  }
}

function fieldsOf({ video }: ExportDocument, segment: Segment) {
  const { id, label, startFrame, endFrame, source, confidence, isProposal, author, note, attributes } = segment
  return {
    video: inertText(video.title),
    file_name: inertText(video.fileName),
    label: inertText(label),
    start_frame_0_based: String(startFrame),
    end_frame_exclusive: String(endFrame),
    start_seconds: String(boundarySeconds(video.index, startFrame)),
    end_seconds_exclusive: String(boundarySeconds(video.index, endFrame)),
    source,
    confidence: confidence === null ? '' : String(confidence),
    is_proposal: String(isProposal),
    author: inertText(author),
    note: inertText(note),
    attributes_json: Object.keys(attributes).length === 0 ? '' : JSON.stringify(attributes),
    id,
  }
}
