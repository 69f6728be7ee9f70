import { boundarySeconds } from '@/lib/frames/boundaries'
import { stem } from '@/lib/import/chosen-video'
import type { ExportDocument } from './export-document'
import type { ExportFormat } from './export-format'
import { exactRate, exactTimebase } from './video-facts'

const CONVENTION =
  'Seconds on the presentation timeline with all their digits; the second number of segment is where the segment ends and not part of it.'

/** The JSON of ActivityNet and of what was made after it. */
export const ACTIVITYNET_EXPORT: ExportFormat = {
  id: 'activitynet',
  extension: '.activitynet.json',
  mediaType: 'application/json',
  convention: CONVENTION,
  write: writeActivityNet,
}

function* writeActivityNet({ video, labels, segments }: ExportDocument): Generator<string> {
  const { index, fileName } = video
  const taxonomy = [
    { parentName: null, parentId: null, nodeName: 'Root', nodeId: 0 },
    ...[...labels.values()].map(({ name }, i) => ({ parentName: 'Root', parentId: 0, nodeName: name, nodeId: i + 1 })),
  ]
  const framemark = {
    ...{ convention: CONVENTION, frameRate: exactRate(index), timebase: exactTimebase(index) },
    frameCount: index.frameCount,
  }
  const duration = boundarySeconds(index, index.frameCount) - boundarySeconds(index, 0)
  const resolution = `${video.width}x${video.height}`
  const name = stem(fileName) || fileName
  const about = JSON.stringify({ subset: 'unassigned', duration, resolution, url: '', framemark })
  yield `{"version": "VERSION 1.3",\n"taxonomy": ${JSON.stringify(taxonomy)},\n"database": {${JSON.stringify(name)}: `
  yield `${about.slice(0, -1)},\n"annotations": [`
  for (const [i, { label, startFrame, endFrame, confidence }] of segments.entries()) {
    const segment = [boundarySeconds(index, startFrame), boundarySeconds(index, endFrame)]
    const annotation = { label, segment, ...(confidence === null ? {} : { score: confidence }) }
    yield `${i === 0 ? '\n' : ',\n'}${JSON.stringify(annotation)}`
  }
  yield ']}}}\n'
}
