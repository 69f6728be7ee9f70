import { boundarySeconds } from '@/lib/frames/boundaries'
import { meanFrameRate, ptsOf } from '@/lib/frames/frame-index'
import { JSON_FORMAT, JSON_FORMAT_VERSION, type JsonDocument, jsonDocumentSchema } from '@/lib/import/json-document'
import type { Segment } from '@/lib/segments/schema'
import { frame } from '@/lib/time/frame'
import type { ExportDocument } from './export-document'
import type { ExportFormat } from './export-format'

/** Our own JSON: everything, with both frames and times. One segment a line, so that two versions can be compared. */
export const JSON_EXPORT: ExportFormat = {
  id: 'json',
  extension: '.framemark.json',
  mediaType: 'application/json',
  hasPoints: true,
  convention:
    'Frames are 0-based in presentation order and endFrame is the first frame after the segment; seconds lie on the presentation timeline; the timebase stands in video.timebase.',
  write: writeJson,
  companions: () => [
    {
      suffix: '.schema.json',
      mediaType: 'application/schema+json',
      text: `${JSON.stringify(jsonDocumentSchema(), null, 2)}\n`,
    },
  ],
}

function* writeJson(document: ExportDocument): Generator<string> {
  const head = JSON.stringify(headOf(document), null, 2)
  yield `${head.slice(0, -2)},\n  "segments": [`
  for (const [i, segment] of document.segments.entries()) {
    yield `${i === 0 ? '\n' : ',\n'}    ${JSON.stringify(segmentOf(document, segment))}`
  }
  yield document.segments.length === 0 ? ']\n}\n' : '\n  ]\n}\n'
}

function headOf({ video, labelSet, annotator, exportedAt, labels }: ExportDocument): Omit<JsonDocument, 'segments'> {
  const { index, id, title, fileName, width, height } = video
  return {
    format: JSON_FORMAT,
    formatVersion: JSON_FORMAT_VERSION,
    frames: { base: 0, end: 'exclusive' },
    exportedAt,
    annotator,
    video: {
      ...{ id, title, fileName, width, height },
      frameCount: index.frameCount,
      frameRate: meanFrameRate(index),
      timebase: index.timebase,
      startTicks: ptsOf(index, frame(0)),
      endTicks: index.endPts,
    },
    labelSet: {
      id: labelSet.id,
      name: labelSet.name,
      version: labelSet.version,
      labels: [...labels.values()].map(({ id, name, color, kind }) => ({ id, name, color, kind })),
    },
  }
}

function segmentOf({ video }: ExportDocument, segment: Segment): JsonDocument['segments'][number] {
  const { id, labelId, label, startFrame, endFrame } = segment
  const { attributes, note, source, confidence, isProposal, author } = segment
  const startSeconds = boundarySeconds(video.index, startFrame)
  const endSeconds = boundarySeconds(video.index, endFrame)
  return {
    ...{ id, labelId, label, startFrame, endFrame, startSeconds, endSeconds },
    ...{ attributes, note, source, confidence, isProposal, author },
  }
}
