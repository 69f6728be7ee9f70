import { type Box, childrenOf } from './boxes'

/**
 * Which part of a track's media is shown, and when, in ticks of the track's clock.
 *
 * Media from `mediaStart` up to `mediaStart + length` (to its end if null) is shown from `presentationStart` on. A frame
 * is shown if its own time lies in that part: half a frame at the start is not shown.
 */
export type Edit = { readonly mediaStart: number; readonly length: number | null; readonly presentationStart: number }

/**
 * The edit list of one track. `none`: everything is shown from the start. `simple`: one part is shown, perhaps after a
 * pause. `joined`: several parts, which browsers do not show exactly. `speed`: another speed, which nobody does.
 */
export type EditList =
  | { readonly kind: 'none' }
  | { readonly kind: 'simple'; readonly edit: Edit }
  | { readonly kind: 'joined' }
  | { readonly kind: 'speed' }

const NONE: EditList = { kind: 'none' }

/**
 * The edit list of track `trackId` in the payload of a `moov` box. A fragmented file's list only moves the start, which
 * its reader does by itself: it counts as none.
 * Source: ISO/IEC 14496-12 sections 8.6.6 (elst), 8.3.2 (tkhd), 8.2.2 (mvhd), 8.4.2 (mdhd), 8.8.1 (mvex).
 */
export function readEditList(moov: Uint8Array, trackId: number): EditList {
  const view = new DataView(moov.buffer, moov.byteOffset, moov.byteLength)
  const boxes = childrenOf(view, { type: 'moov', start: 0, end: view.byteLength })
  const header = boxes.find(({ type }) => type === 'mvhd')
  if (header === undefined || boxes.some(({ type }) => type === 'mvex')) return NONE
  for (const track of boxes.filter(({ type }) => type === 'trak')) {
    const id = find(view, track, ['tkhd'])
    if (id === null || versioned(view, id, 12, 20) !== trackId) continue
    const list = find(view, track, ['edts', 'elst'])
    const media = find(view, track, ['mdia', 'mdhd'])
    if (list === null || media === null) return NONE
    return interpret(entriesOf(view, list), versioned(view, header, 12, 20), versioned(view, media, 12, 20))
  }
  return NONE
}

type Entry = { readonly duration: number; readonly mediaTime: number; readonly isNormalSpeed: boolean }

function interpret(entries: readonly Entry[], movieTimescale: number, mediaTimescale: number): EditList {
  const shown = entries.filter(({ mediaTime }) => mediaTime >= 0)
  const [only] = shown
  if (only === undefined || movieTimescale <= 0) return NONE
  if (!shown.every(({ isNormalSpeed }) => isNormalSpeed)) return { kind: 'speed' }
  if (shown.length > 1) return { kind: 'joined' }
  const toMedia = (duration: number) => Math.round((duration * mediaTimescale) / movieTimescale)
  const pause = entries.slice(0, entries.indexOf(only)).reduce((sum, { duration }) => sum + duration, 0)
  const length = only.duration === 0 ? null : toMedia(only.duration)
  return { kind: 'simple', edit: { mediaStart: only.mediaTime, length, presentationStart: toMedia(pause) } }
}

function entriesOf(view: DataView, list: Box): Entry[] {
  const isLong = view.getUint8(list.start) === 1
  const size = isLong ? 20 : 12
  const count = Math.min(view.getUint32(list.start + 4), Math.floor((list.end - list.start - 8) / size))
  return Array.from({ length: count }, (_, i) => {
    const at = list.start + 8 + i * size
    return {
      duration: isLong ? Number(view.getBigUint64(at)) : view.getUint32(at),
      mediaTime: isLong ? Number(view.getBigInt64(at + 8)) : view.getInt32(at + 4),
      isNormalSpeed: view.getInt32(at + size - 4) === 0x1_0000,
    }
  })
}

/** A 32-bit field whose place depends on the version of the box, which decides the size of the times before it. */
function versioned(view: DataView, box: Box, short: number, long: number): number {
  const at = box.start + (view.getUint8(box.start) === 1 ? long : short)
  return at + 4 <= box.end ? view.getUint32(at) : 0
}

function find(view: DataView, box: Box, path: readonly string[]): Box | null {
  return path.reduce<Box | null>(
    (found, type) => (found === null ? null : (childrenOf(view, found).find((child) => child.type === type) ?? null)),
    box,
  )
}
