/**
 * Whether a VP8 or VP9 packet shows a frame. Both codecs have frames that are only there to be predicted from
 * ("alternate reference"); VP8 puts each in a packet of its own, with a timestamp like any other.
 *
 * `data` is the packet's bytes. Any other codec, and an empty packet, counts as shown.
 * Source: RFC 6386 section 9.1 (VP8 frame tag); VP9 bitstream specification sections 6.2 and Annex B (superframes).
 */
export function showsFrame(codec: string, data: Uint8Array): boolean {
  const first = data[0]
  if (first === undefined) return true
  if (/^vp0?8/.test(codec)) return (first & 0x10) !== 0
  if (/^vp0?9/.test(codec)) return isSuperframe(data) || showsVp9Frame(first)
  return true
}

/** A superframe packs hidden frames with a shown one; it ends with the marker byte that its index begins with. */
function isSuperframe(data: Uint8Array): boolean {
  const marker = data.at(-1) ?? 0
  if ((marker & 0xe0) !== 0xc0) return false
  const frames = (marker & 0x07) + 1
  const bytesPerSize = ((marker >> 3) & 0x03) + 1
  return frames > 1 && data.at(-(2 + frames * bytesPerSize)) === marker
}

/** frame_marker (2 bits), profile (2, and a reserved bit for profile 3), show_existing_frame, frame_type, show_frame. */
function showsVp9Frame(first: number): boolean {
  const isProfile3 = ((first >> 4) & 0x03) === 3
  const rest = isProfile3 ? first << 1 : first
  const showsExisting = (rest & 0x08) !== 0
  return showsExisting || (rest & 0x02) !== 0
}
