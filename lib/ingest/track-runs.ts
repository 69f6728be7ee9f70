import { type Box, childrenOf } from './boxes'

/** Fields that a sample of a run may have of its own, 32 bits each, by their flag: duration, size, flags, time offset. */
const SAMPLE_FIELDS = [0x100, 0x200, 0x400, 0x800]

/** Fields between the count of a run and its samples: data offset, flags of the first sample. */
const RUN_FIELDS = [0x1, 0x4]

/**
 * What speaks against the runs in the payload of a `moof` box, for people: a run that claims more samples than it has room
 * for, or than the file has bytes. Null if nothing does.
 * Source: ISO/IEC 14496-12 section 8.8.8 (trun).
 */
export function findRunFault(moof: Uint8Array, fileBytes: number): string | null {
  const view = new DataView(moof.buffer, moof.byteOffset, moof.byteLength)
  const fragment: Box = { type: 'moof', start: 0, end: view.byteLength }
  for (const track of childrenOf(view, fragment).filter(({ type }) => type === 'traf')) {
    for (const run of childrenOf(view, track).filter(({ type }) => type === 'trun')) {
      if (run.end - run.start < 8) return 'a run of one of its fragments (trun) is cut.'
      const count = view.getUint32(run.start + 4)
      if (!hasRoomFor(view.getUint32(run.start) & 0xff_ffff, count, run.end - run.start, fileBytes)) {
        return `one of its fragments (trun) claims ${count} frames, for which neither it nor the file has room.`
      }
    }
  }
  return null
}

function hasRoomFor(flags: number, count: number, length: number, fileBytes: number): boolean {
  const bytesOf = (fields: readonly number[]) => fields.filter((field) => (flags & field) !== 0).length * 4
  return 8 + bytesOf(RUN_FIELDS) + count * bytesOf(SAMPLE_FIELDS) <= length && count <= fileBytes
}
