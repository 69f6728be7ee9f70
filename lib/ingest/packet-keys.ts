/**
 * The packets of `marked` from which decoding starts cleanly; the first packet always is one.
 *
 * `frames` is what each packet shows, in decode order, -1 for nothing. A packet stays if every frame of the packets before
 * it comes before every frame of it and those behind it, of which its own, if it shows one, is the first: then a group
 * holds all that its frames are made of. One that does not stay (B-frames behind a keyframe that are shown before it)
 * belongs to the group before it. O(n).
 */
export function cleanKeys(marked: readonly number[], frames: Int32Array): Uint32Array {
  const firstFrom = firstFrames(frames)
  const keys = [0]
  let latest = -1
  let packet = 0
  for (const key of marked) {
    for (; packet < key; packet += 1) latest = Math.max(latest, frames[packet] ?? -1)
    const first = firstFrom[key] ?? latest
    const own = frames[key] ?? -1
    if (key > 0 && latest < first && (own === -1 || own === first)) keys.push(key)
  }
  return Uint32Array.from(keys)
}

const NONE = 2 ** 31 - 1

/** For each packet the first frame that it or one behind it shows; {@link NONE} if none does. */
function firstFrames(frames: Int32Array): Int32Array {
  const firsts = new Int32Array(frames.length)
  let first = NONE
  for (let packet = frames.length - 1; packet >= 0; packet -= 1) {
    const frame = frames[packet] ?? -1
    if (frame !== -1) first = Math.min(first, frame)
    firsts[packet] = first
  }
  return firsts
}
