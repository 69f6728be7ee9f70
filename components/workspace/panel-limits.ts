/** How large a panel may be, in pixels: never so large that the picture gets less than its `rest` of the window. */
export type PanelLimits = { readonly least: number; readonly most: number }

/** What the picture with its controls needs beside the panel, and over the timeline; and what the panels need themselves. */
const NEED = {
  width: { least: 288, rest: 600 },
  height: { least: 140, rest: 400 },
} as const

/** One press of an arrow, and one with Shift. */
const STEP = 16
const LEAP = 64

export function limitsOf(side: 'width' | 'height', window: number): PanelLimits {
  const { least, rest } = NEED[side]
  return { least, most: Math.max(least, window - rest) }
}

export const within = ({ least, most }: PanelLimits, size: number): number =>
  Math.round(Math.min(Math.max(size, least), most))

/**
 * The size after `key` on its separator; undefined if it is not a key of it, null for the size it came with. The panels are
 * at the right and at the bottom: left and up make them larger. Source: WAI-ARIA Authoring Practices, window splitter.
 */
export function sizeAfterKey(
  side: 'width' | 'height',
  key: { readonly key: string; readonly shiftKey: boolean },
  size: number,
  limits: PanelLimits,
): number | null | undefined {
  const step = key.shiftKey ? LEAP : STEP
  const [larger, smaller] = side === 'width' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown']
  switch (key.key) {
    case larger:
      return within(limits, size + step)
    case smaller:
      return within(limits, size - step)
    case 'Home':
      return limits.least
    case 'End':
      return limits.most
    case 'Enter':
      return null
    default:
      return undefined
  }
}
