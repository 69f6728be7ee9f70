import type { EncodePlan } from './encode-plan'

/** What of a decoded picture the filter needs to know. `isRgb`: its samples are red, green and blue. */
export type PictureKind = { readonly isRgb: boolean; readonly isInterlaced: boolean }

/**
 * FFmpeg's filters that make a decoded picture one of the copy of `plan`: 8 bits, 4:2:0, limited range, square pixels,
 * upright. It is made small before it is turned, which is less work. The colours stay what they are; red, green and
 * blue become BT.709.
 *
 * Interlaced lines stay where they are in a playback copy; a scrub copy is too small for it to matter.
 */
export function pictureFilter(plan: EncodePlan, kind: PictureKind): string {
  const isTurned = plan.rotation === 90 || plan.rotation === 270
  const [width, height] = isTurned ? [plan.height, plan.width] : [plan.width, plan.height]
  const scale = [
    `scale=w=${width}:h=${height}`,
    `flags=${plan.rendition === 'scrub' ? 'bilinear' : 'bicubic'}`,
    'out_range=limited',
    ...(kind.isRgb ? ['out_color_matrix=bt709'] : []),
    ...(kind.isInterlaced && plan.rendition === 'playback' ? ['interl=1'] : []),
  ].join(':')
  return [scale, 'format=yuv420p', ...TURNS[plan.rotation], 'setsar=1'].join(',')
}

/** FFmpeg's filters that make a decoded picture a still one for JPEG: BT.601 in full range (JFIF 1.02), upright. */
export function posterFilter(size: { readonly width: number; readonly height: number }, rotation: Rotation): string {
  const isTurned = rotation === 90 || rotation === 270
  const [width, height] = isTurned ? [size.height, size.width] : [size.width, size.height]
  const scale = `scale=w=${width}:h=${height}:flags=bilinear:out_range=full:out_color_matrix=bt601`
  return [scale, 'format=yuv420p', ...TURNS[rotation], 'setsar=1'].join(',')
}

type Rotation = EncodePlan['rotation']

const TURNS: Record<Rotation, readonly string[]> = {
  0: [],
  90: ['transpose=clock'],
  180: ['hflip', 'vflip'],
  270: ['transpose=cclock'],
}
