import type { FrameIndex } from '@/lib/frames/frame-index'
import type { Label } from '@/lib/labels/schema'
import type { Segment } from '@/lib/segments/schema'

/** The video that segments are of. Width and height are what is seen, in pixels. */
export type ExportVideo = {
  readonly id: string
  readonly title: string
  /** The name it was imported under. */
  readonly fileName: string
  readonly mediaType: string
  readonly width: number
  readonly height: number
  readonly index: FrameIndex
}

export type ExportLabelSet = {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly labels: readonly Label[]
}

/** What is exported: everything a format could say. */
export type ExportInput = {
  readonly video: ExportVideo
  readonly labelSet: ExportLabelSet
  readonly segments: readonly Segment[]
  /** Whose work it is. */
  readonly annotator: string
  /** When it is exported: ISO 8601, UTC. */
  readonly exportedAt: string
}

export type ExportOptions = { readonly includeProposals: boolean }

/**
 * The segments that a format writes, by start, end, label, id, and what is left out of every format.
 *
 * `labels` holds the label of each segment, also one that is in no set any more.
 */
export type ExportDocument = Omit<ExportInput, 'segments'> & {
  readonly segments: readonly Segment[]
  readonly labels: ReadonlyMap<string, Label>
  readonly leftOut: { readonly proposals: number; readonly outside: readonly Segment[] }
}

export function createExportDocument(input: ExportInput, { includeProposals }: ExportOptions): ExportDocument {
  const { frameCount } = input.video.index
  const wanted = input.segments.filter(({ isProposal }) => includeProposals || !isProposal)
  const outside = wanted.filter(({ endFrame }) => endFrame > frameCount)
  const labels = new Map(input.labelSet.labels.map((label) => [label.id, label]))
  for (const { labelId, label } of wanted) if (!labels.has(labelId)) labels.set(labelId, unknownLabel(labelId, label))
  return {
    ...input,
    segments: wanted.filter(({ endFrame }) => endFrame <= frameCount).sort(inOrder),
    labels,
    leftOut: { proposals: input.segments.length - wanted.length, outside },
  }
}

function inOrder(a: Segment, b: Segment): number {
  const bySpan = a.startFrame - b.startFrame || a.endFrame - b.endFrame
  if (bySpan !== 0) return bySpan
  if (a.label !== b.label) return a.label < b.label ? -1 : 1
  return a.id < b.id ? -1 : 1
}

const unknownLabel = (id: string, name: string): Label => ({
  id,
  name,
  color: '#808080',
  hotkey: null,
  kind: 'interval',
  attributes: [],
  rules: [],
  isRetired: true,
})

/** Whether the segment marks one frame and does not last. */
export const isPoint = (document: ExportDocument, { labelId }: Segment): boolean =>
  document.labels.get(labelId)?.kind === 'point'
