import 'server-only'
import { AV_FRAME_FLAG_INTERLACED, AVCOL_SPC_RGB, type AVPixelFormat, avGetPixFmtName, Frame } from 'node-av'
import type { PictureKind } from '@/lib/ingest/picture-filter'
import { type Filters, openFilters } from './filter-graph'

/** Makes decoded pictures those of a copy, or of a poster. */
export type PictureConverter = Disposable & {
  /** Calls `use` with the picture of the copy, which is only good until that is done. */
  readonly convert: (picture: Frame, use: (converted: Frame) => Promise<void>) => Promise<void>
}

const THREADS = 2

/**
 * A converter for pictures of any kind by the filters that `filtersFor` gives for each: where size or format changes on the
 * way, it begins anew.
 */
export function createPictureConverter(filtersFor: (kind: PictureKind) => string): PictureConverter {
  const converted = new Frame()
  converted.alloc()
  let filters: Filters | null = null
  let kind = ''
  const convert: PictureConverter['convert'] = async (picture, use) => {
    const args = sourceArgs(picture)
    if (filters === null || kind !== args) {
      filters?.[Symbol.dispose]()
      filters = await openFilters({ name: 'buffer', args }, filtersFor(kindOf(picture)), THREADS)
      kind = args
    }
    for await (const _ of filters.apply(picture, converted)) await use(converted)
  }
  const close = () => {
    filters?.[Symbol.dispose]()
    converted.free()
  }
  return { convert, [Symbol.dispose]: close }
}

const formatName = ({ format }: Frame): string => avGetPixFmtName(format as AVPixelFormat) ?? ''

/** The plan says how the picture is shown: its own pixel shape is of no interest any more. */
const sourceArgs = (picture: Frame): string =>
  [
    `video_size=${picture.width}x${picture.height}`,
    `pix_fmt=${formatName(picture)}`,
    'time_base=1/1000:pixel_aspect=1/1',
    `colorspace=${picture.colorSpace}:range=${picture.colorRange}`,
  ].join(':')

const kindOf = (picture: Frame) => ({
  isRgb: isRgb(picture),
  isInterlaced: (picture.flags & AV_FRAME_FLAG_INTERLACED) !== 0,
})

/** Whether pictures of this kind consist of red, green and blue. */
export const isRgb = ({ format, colorSpace }: Pick<Frame, 'format' | 'colorSpace'>): boolean =>
  colorSpace === AVCOL_SPC_RGB || RGB_FORMATS.test(avGetPixFmtName(format as AVPixelFormat) ?? '')

const RGB_FORMATS = /^(rgb|bgr|gbr|argb|abgr|0rgb|0bgr|pal8|x2)/
