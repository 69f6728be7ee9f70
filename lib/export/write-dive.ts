import type { Segment } from '@/lib/segments/schema'
import type { ExportDocument } from './export-document'
import type { ExportFormat } from './export-format'

/** DIVE JSON of version 2: tracks over the whole picture, as long as the segment lasts. */
export const DIVE_EXPORT: ExportFormat = {
  id: 'dive',
  extension: '.dive.json',
  mediaType: 'application/json',
  convention:
    'Frames are 0-based and end is the last frame of the segment; DIVE has no place for rate and timebase: set the rate of the dataset to that of the video.',
  write: writeDive,
  remarks: () => ['DIVE has no time segments: each one is a box over the whole picture that lasts as long.'],
}

function* writeDive({ video, segments }: ExportDocument): Generator<string> {
  yield '{"version": 2,\n"groups": {},\n"tracks": {'
  for (const [id, segment] of segments.entries()) {
    yield `${id === 0 ? '\n' : ',\n'}${JSON.stringify(String(id))}: ${JSON.stringify(trackOf(segment, id, [0, 0, video.width, video.height]))}`
  }
  yield '}}\n'
}

function trackOf({ label, startFrame, endFrame, confidence, attributes, note }: Segment, id: number, bounds: number[]) {
  const last = endFrame - 1
  const feature = (frame: number) => ({ frame, bounds, keyframe: true, interpolate: frame !== last })
  const first = { ...feature(startFrame), ...(note === '' ? {} : { notes: [note] }) }
  return {
    id,
    begin: startFrame,
    end: last,
    confidencePairs: [[label, confidence ?? 1]],
    attributes,
    meta: {},
    features: startFrame === last ? [first] : [first, feature(last)],
  }
}
