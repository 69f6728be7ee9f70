import type { Label } from '@/lib/labels/schema'
import { densityOf } from '@/lib/timeline/density'
import type { DrawableBar } from '@/lib/timeline/draw-list'
import { barsByLabel, rowLabels } from '@/lib/timeline/lane-rows'
import type { Surface } from './canvas-surface'
import type { LookOf } from './label-looks'

const PADDING = 3

/** Of the whole video, a band for each row from top to bottom; where more is labeled a band is stronger. */
export function paintMinimap(
  { context, width, height }: Surface,
  bars: readonly DrawableBar[],
  labels: readonly Label[],
  frameCount: number,
  lookOf: LookOf,
): void {
  const byLabel = barsByLabel(bars)
  const used = rowLabels(byLabel, labels).filter((labelId) => byLabel.has(labelId))
  const columns = Math.max(1, Math.floor(width))
  const step = width / columns
  const band = (height - 2 * PADDING) / Math.max(3, used.length)
  const first = (height - band * used.length) / 2
  for (const [i, labelId] of used.entries()) {
    const density = densityOf(byLabel.get(labelId) ?? [], frameCount, columns)
    context.fillStyle = lookOf(labelId).solid
    for (let column = 0; column < columns; ) {
      const share = density[column] ?? 0
      let end = column + 1
      while (end < columns && density[end] === share) end += 1
      if (share > 0) {
        context.globalAlpha = 0.3 + 0.7 * share
        context.fillRect(column * step, first + i * band, (end - column) * step, Math.max(1, band - 0.5))
      }
      column = end
    }
  }
  context.globalAlpha = 1
}
