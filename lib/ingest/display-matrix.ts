/**
 * How far a picture is turned clockwise to be shown, from a display matrix: nine 32-bit integers in the order of the
 * machine, as FFmpeg hands them on (libavutil/display.h); null is no turn. Angles in between are rounded to a quarter.
 * Source: ISO/IEC 14496-12 section 8.3.2 (the matrix of a track).
 */
export function rotationOfMatrix(bytes: Uint8Array | null): 0 | 90 | 180 | 270 {
  if (bytes === null || bytes.length < 36) return 0
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [a, b] = [view.getInt32(0, true), view.getInt32(4, true)]
  const quarters = Math.round(Math.atan2(b, a) / (Math.PI / 2))
  return TURNS[(quarters + 4) % 4] ?? 0
}

const TURNS = [0, 90, 180, 270] as const
