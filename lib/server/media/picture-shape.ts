import 'server-only'
import { AV_PKT_DATA_DISPLAYMATRIX, type CodecParameters, type Frame, type Stream } from 'node-av'
import { rotationOfMatrix } from '@/lib/ingest/display-matrix'
import type { VideoTrackReport } from '@/lib/ingest/probe-report'

/** How large the pictures of a track are, stored and shown. */
export type PictureShape = Pick<
  VideoTrackReport,
  'codedWidth' | 'codedHeight' | 'displayWidth' | 'displayHeight' | 'rotation'
>

/**
 * The shape of the pictures of `stream`, the first of which is `picture`, or is described by that; null if none came out.
 */
export function shapeOf(
  { codecpar, sampleAspectRatio }: Stream,
  picture: Frame | CodecParameters | null,
): PictureShape {
  const { width, height } = picture ?? codecpar
  // What the container says of the shape of a pixel goes before what the stream says, as in every player.
  const pixel = ratio(sampleAspectRatio) ?? ratio(picture?.sampleAspectRatio) ?? 1
  const [across, down] = [Math.round(width * Math.max(pixel, 1)), Math.round(height / Math.min(pixel, 1))]
  const rotation = rotationOfMatrix(codecpar.getCodedSideData(AV_PKT_DATA_DISPLAYMATRIX))
  const isTurned = rotation === 90 || rotation === 270
  return {
    codedWidth: width,
    codedHeight: height,
    displayWidth: isTurned ? down : across,
    displayHeight: isTurned ? across : down,
    rotation,
  }
}

const ratio = (value: { readonly num: number; readonly den: number } | undefined): number | null =>
  value !== undefined && value.num > 0 && value.den > 0 ? value.num / value.den : null
