import type { Bar } from './lanes'

/**
 * How much of each of `columns` equal parts of the video `bars` cover, 0 to 1, whatever overlaps counted once; a bar too
 * short to matter still counts as `least`, so that nothing is invisible. `bars` are sorted by start.
 */
export function densityOf(bars: readonly Bar[], frameCount: number, columns: number, least = 0.35): Float32Array {
  const density = new Float32Array(columns)
  const touched = new Uint8Array(columns)
  const scale = columns / frameCount
  let covered = 0
  for (const { startFrame, endFrame } of bars) {
    const last = Math.min(columns - 1, Math.ceil(endFrame * scale) - 1)
    for (let column = Math.floor(startFrame * scale); column <= last; column += 1) {
      const from = Math.max(startFrame * scale, column, covered)
      const to = Math.min(endFrame * scale, column + 1)
      density[column] = (density[column] ?? 0) + Math.max(0, to - from)
      touched[column] = 1
    }
    covered = Math.max(covered, endFrame * scale)
  }
  return density.map((share, i) => (touched[i] === 0 ? 0 : Math.min(1, Math.max(least, share))))
}
