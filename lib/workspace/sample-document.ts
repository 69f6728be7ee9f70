import type { Label } from '@/lib/labels/schema'
import { frame } from '@/lib/time/frame'
import type { DocumentSegment } from './document'
import type { Command } from './edit'
import { IDLE_SESSION, type LabelingAction, type LabelingContext, type LabelingSession } from './labeling'
import { nextLabeling } from './next-labeling'

const label = (id: string, name: string, changes: Partial<Label> = {}): Label => ({
  id,
  name,
  color: '#d55e00',
  hotkey: null,
  kind: 'interval',
  attributes: [],
  rules: [],
  isRetired: false,
  ...changes,
})

/** Labels of every sort, for tests: two alike in part, a point, one that is retired. */
export const SAMPLE_LABELS: readonly Label[] = [
  label('polyp', 'Polyp', {
    hotkey: '1',
    attributes: [
      { name: 'size', type: 'number', isRequired: true },
      { name: 'side', type: 'choice', options: ['left', 'right'], isRequired: false },
    ],
  }),
  label('tool', 'Tool', {
    hotkey: '2',
    attributes: [
      { name: 'side', type: 'choice', options: ['left', 'both'], isRequired: false },
      { name: 'is new', type: 'boolean', isRequired: false },
    ],
  }),
  label('mark', 'Landmark', { hotkey: '3', kind: 'point' }),
  label('old', 'Old', { isRetired: true }),
]

/** A segment [start, end) for tests. */
export const sampleSegment = (
  id: string,
  start: number,
  end: number,
  changes: Partial<DocumentSegment> = {},
): DocumentSegment => ({
  id,
  labelId: 'polyp',
  startFrame: frame(start),
  endFrame: frame(end),
  attributes: {},
  note: '',
  isProposal: false,
  confidence: null,
  version: 1,
  deleted: false,
  source: 'manual',
  author: '',
  ...changes,
})

/** What one action comes to, in short lines: `+ label start end`, `~ id changes`, `- id`. Ids made are `new1`, `new2` … */
export function doOnce(
  segments: readonly DocumentSegment[],
  selectedIds: readonly string[],
  action: LabelingAction,
  own: Partial<LabelingContext> & { readonly session?: Partial<LabelingSession> } = {},
) {
  let made = 0
  const context: LabelingContext = {
    playhead: frame(0),
    frameCount: 200,
    stepFrames: 10,
    isLocked: () => false,
    segments,
    labels: SAMPLE_LABELS,
    newId: () => {
      made += 1
      return `new${made}`
    },
    ...own,
  }
  const step = nextLabeling({ ...IDLE_SESSION, ...own.session, selectedIds }, action, context)
  const done = step.commands.map(lineOf)
  return { done, commands: step.commands, message: step.message, session: step.session, seekTo: step.seekTo }
}

function lineOf(command: Command): string {
  switch (command.type) {
    case 'create':
      return `+ ${command.content.labelId} ${command.content.startFrame} ${command.content.endFrame}`
    case 'delete':
      return `- ${command.segmentId}`
    case 'change':
      return `~ ${command.segmentId} ${JSON.stringify(command.changes)}`
  }
}
