const IDR_SLICE = 5
const LAST_SLICE = 5

/**
 * How many bytes give the length of each NAL unit in the packets of an H.264 track, from its decoder configuration; null
 * if it has none: then its packets have start codes (Annex B).
 * Source: ISO/IEC 14496-15 section 5.3.3.1 (AVCDecoderConfigurationRecord, lengthSizeMinusOne).
 */
export function nalLengthSize(configuration: Uint8Array | null): number | null {
  const field = configuration?.[4]
  return field === undefined || configuration?.[0] !== 1 ? null : (field & 0x03) + 1
}

/**
 * Whether a packet of H.264 holds an IDR picture: one that everything after it can be decoded from. `lengthSize` is that
 * of {@link nalLengthSize}. Reads up to the first slice only: all slices of an IDR picture are IDR slices.
 * Source: ITU-T H.264 section 7.4.1.2.4 and table 7-1 (nal_unit_type 5), Annex B.
 */
export function hasIdrSlice(packet: Uint8Array, lengthSize: number | null): boolean {
  for (const at of lengthSize === null ? startCodeUnits(packet) : lengthPrefixedUnits(packet, lengthSize)) {
    const type = (packet[at] ?? 0) & 0x1f
    if (type >= 1 && type <= LAST_SLICE) return type === IDR_SLICE
  }
  return false
}

/**
 * Whether no other picture is decoded from that of a packet of H.264, so that it may be left out. `lengthSize` is that of
 * {@link nalLengthSize}.
 * Source: ITU-T H.264 section 7.4.1 (nal_ref_idc 0: not a reference picture; the same in all slices of a picture or not).
 */
export function isDisposable(packet: Uint8Array, lengthSize: number | null): boolean {
  for (const at of lengthSize === null ? startCodeUnits(packet) : lengthPrefixedUnits(packet, lengthSize)) {
    const header = packet[at] ?? 0
    const type = header & 0x1f
    if (type >= 1 && type <= LAST_SLICE) return (header >> 5) % 4 === 0
  }
  return false
}

function* lengthPrefixedUnits(packet: Uint8Array, lengthSize: number): Generator<number> {
  for (let at = 0; at + lengthSize < packet.length; ) {
    let length = 0
    for (let i = 0; i < lengthSize; i += 1) length = length * 256 + (packet[at + i] ?? 0)
    yield at + lengthSize
    at += lengthSize + length
  }
}

/** Behind each 00 00 01. */
function* startCodeUnits(packet: Uint8Array): Generator<number> {
  for (let at = 0; at + 3 < packet.length; at += 1) {
    if (packet[at] === 0 && packet[at + 1] === 0 && packet[at + 2] === 1) yield at + 3
  }
}
