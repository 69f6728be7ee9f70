import type { Label } from '@/lib/labels/schema'
import { mixColors } from '@/lib/timeline/mix-colors'
import type { Palette } from './palette'

/** How segments of one label are drawn: `solid` is its own colour, the others are mixed with the ground. */
export type LabelLook = {
  readonly name: string
  readonly isPoint: boolean
  readonly solid: string
  readonly border: string
  readonly tint: string
  readonly tintLit: string
  /** Slanted lines, for proposals; drawn from the left edge of each, so that they move with it. */
  readonly hatch: CanvasPattern | null
}

export type LookOf = (labelId: string) => LabelLook

/** Of segments whose label is not known. */
export const UNKNOWN_COLOR = '#8a94a3'
const HATCH_PIXELS = 6

/** The looks of `labels`, and of any other label. The tints are weak enough for text to keep a contrast of 4.5 on each. */
export function createLooks(labels: readonly Label[], palette: Palette): LookOf {
  const looks = new Map<string, LabelLook>()
  const byId = new Map(labels.map((label) => [label.id, label]))
  return (labelId) => {
    const known = looks.get(labelId)
    if (known !== undefined) return known
    const look = lookOf(byId.get(labelId), palette)
    looks.set(labelId, look)
    return look
  }
}

function lookOf(label: Label | undefined, { canvas }: Palette): LabelLook {
  const solid = label?.color ?? UNKNOWN_COLOR
  return {
    name: label?.name ?? 'Unknown label',
    isPoint: label?.kind === 'point',
    solid,
    border: mixColors(solid, canvas, 0.7),
    tint: mixColors(solid, canvas, 0.28),
    tintLit: mixColors(solid, canvas, 0.36),
    hatch: hatchOf(mixColors(solid, canvas, 0.34)),
  }
}

function hatchOf(color: string): CanvasPattern | null {
  const tile = document.createElement('canvas')
  tile.width = HATCH_PIXELS
  tile.height = HATCH_PIXELS
  const context = tile.getContext('2d')
  if (context === null) return null
  context.strokeStyle = color
  context.lineWidth = 1.4
  context.beginPath()
  for (const shift of [-HATCH_PIXELS, 0, HATCH_PIXELS]) {
    context.moveTo(shift - 1, HATCH_PIXELS + 1)
    context.lineTo(shift + HATCH_PIXELS + 1, -1)
  }
  context.stroke()
  return context.createPattern(tile, 'repeat')
}
