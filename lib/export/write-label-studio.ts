import { type FrameIndex, meanFrameRate } from '@/lib/frames/frame-index'
import type { Segment } from '@/lib/segments/schema'
import type { ExportDocument } from './export-document'
import type { ExportFormat } from './export-format'
import { exactRate, exactTimebase } from './video-facts'
import { xmlAttributes } from './xml-text'

const CONVENTION =
  'Frames are counted from 1 and the end frame belongs to the segment; the exact frame rate stands in data.framemark and, as a decimal, in the labeling config.'

/** One task of Label Studio with timeline labels; what machines suggest are predictions. */
export const LABEL_STUDIO_EXPORT: ExportFormat = {
  id: 'label-studio',
  extension: '.label-studio.json',
  mediaType: 'application/json',
  convention: CONVENTION,
  write: writeTask,
  remarks: ({ video }) => [
    `Label Studio counts frames by a constant rate: set frameRate="${decimalRate(video.index)}" as the labeling config beside it does, and serve the video under the address in data.video.`,
  ],
  companions: (document) => [
    { suffix: '.label-config.xml', mediaType: 'application/xml', text: labelingConfig(document) },
  ],
}

function* writeTask(document: ExportDocument): Generator<string> {
  const { video, segments } = document
  const { index } = video
  const framemark = {
    ...{ convention: CONVENTION, frameBase: 1, end: 'inclusive', title: video.title, frameCount: index.frameCount },
    ...{ frameRate: exactRate(index), timebase: exactTimebase(index), exportedAt: document.exportedAt },
  }
  const data = JSON.stringify({ video: video.fileName, framemark }, null, 2)
  yield `[{"data": ${data},\n"annotations": [{"result": [`
  yield* regions(segments.filter(({ isProposal }) => !isProposal))
  yield ']}],\n"predictions": ['
  const proposals = segments.filter(({ isProposal }) => isProposal)
  if (proposals.length > 0) {
    yield '{"model_version": "framemark-proposals", "result": ['
    yield* regions(proposals)
    yield ']}'
  }
  yield ']}]\n'
}

function* regions(segments: readonly Segment[]): Generator<string> {
  for (const [i, segment] of segments.entries()) yield `${i === 0 ? '\n' : ',\n'}${JSON.stringify(regionOf(segment))}`
}

function regionOf({ id, label, startFrame, endFrame, note, source, confidence }: Segment) {
  return {
    id,
    type: 'timelinelabels',
    from_name: 'timelineLabels',
    to_name: 'video',
    origin: source === 'prediction' ? 'prediction' : 'manual',
    value: { ranges: [{ start: startFrame + 1, end: endFrame }], timelinelabels: [label] },
    ...(note === '' ? {} : { meta: { text: [note] } }),
    ...(confidence === null ? {} : { score: confidence }),
  }
}

function labelingConfig({ video, labels }: ExportDocument): string {
  const values = [...labels.values()].map(
    ({ name, color }) => `    <Label${xmlAttributes({ value: name, background: color })}/>`,
  )
  const rate = { name: 'video', value: '$video', timelineHeight: 120, frameRate: decimalRate(video.index) }
  return [
    '<View>',
    `  <!-- exactly ${exactRate(video.index)} frames a second -->`,
    '  <TimelineLabels name="timelineLabels" toName="video">',
    ...values,
    '  </TimelineLabels>',
    `  <Video${xmlAttributes(rate)}/>`,
    '</View>',
    '',
  ].join('\n')
}

/** Label Studio takes a decimal number; as many digits as it has. */
function decimalRate(index: FrameIndex): string {
  const { num, den } = meanFrameRate(index)
  return String(num / den)
}
