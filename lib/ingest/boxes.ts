/** A box of an MP4 or MOV file in memory: its payload is from `start` up to `end`. */
export type Box = { readonly type: string; readonly start: number; readonly end: number }

/** The boxes inside `parent`, without their headers (ISO/IEC 14496-12 section 4.2). A box that does not fit ends the list. */
export function childrenOf(view: DataView, parent: Box): Box[] {
  const boxes: Box[] = []
  for (let at = parent.start; at + 8 <= parent.end; ) {
    const short = view.getUint32(at)
    const isLong = short === 1 && at + 16 <= parent.end
    const size = short === 0 ? parent.end - at : isLong ? Number(view.getBigUint64(at + 8)) : short
    if (size < 8 || at + size > parent.end) break
    const type = String.fromCharCode(...[4, 5, 6, 7].map((i) => view.getUint8(at + i)))
    const start = at + (isLong ? 16 : 8)
    // A box too small for any field is of no use to anybody.
    if (at + size - start >= 4) boxes.push({ type, start, end: at + size })
    at += size
  }
  return boxes
}
