import type { Label } from '@/lib/labels/schema'

/** The name of a label, also when the label set does not have it any more. */
export const labelName = (labels: readonly Label[], labelId: string): string =>
  labels.find(({ id }) => id === labelId)?.name ?? 'unknown label'

/** `frame 12` or `frames 40 to 79 (40 frames)`: both frames named are inside the segment. */
export const spanWords = ({
  startFrame,
  endFrame,
}: {
  readonly startFrame: number
  readonly endFrame: number
}): string =>
  endFrame - startFrame === 1
    ? `frame ${startFrame}`
    : `frames ${startFrame} to ${endFrame - 1} (${endFrame - startFrame} frames)`
