import type { CommandSpec } from '@/lib/commands/command'
import type { Label } from '@/lib/labels/schema'
import { EDITING_COMMANDS } from './editing-keys'
import type { LabelingAction } from './labeling'

/** What a key can ask for in the workspace, beside playing. */
export type KeyAction =
  | LabelingAction
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  | { readonly type: 'loop' }
  | { readonly type: 'microscope' }
  | { readonly type: 'verify' }
  | { readonly type: 'go-to-frame' }
  | { readonly type: 'shortcut-sheet' }
  | { readonly type: 'reaction-exercise' }
  /** Lock or hide what is selected, or all of its labels; where it is already, take it back. */
  | { readonly type: 'lock-selected' | 'hide-selected'; readonly of: 'segments' | 'label' }
  | { readonly type: 'show-all' }
  | { readonly type: 'command-palette' }
  | { readonly type: 'history' }
  | { readonly type: 'export-segments' }
  | { readonly type: 'import-segments' }

/** A command of the workspace: a row here, and a case where actions are performed. */
export type LabelingCommand = CommandSpec & {
  readonly action: KeyAction
  /** Asked for when its key is let go after so many milliseconds. */
  readonly released?: (heldMs: number) => KeyAction
}

/** The commands of labeling. Those of the labels come from the label set: see {@link labelCommands}. */
export const LABELING_COMMANDS: readonly LabelingCommand[] = [
  {
    id: 'labeling.in-point',
    title: 'In point',
    does: 'In point: the frame on screen is the first of the segment',
    group: 'Labeling',
    keys: ['I'],
    needs: 'labeling',
    action: { type: 'in-point' },
  },
  {
    id: 'labeling.out-point',
    title: 'Out point',
    does: 'Out point: the frame on screen is the last of the segment',
    group: 'Labeling',
    keys: ['O'],
    needs: 'labeling',
    action: { type: 'out-point' },
  },
  {
    id: 'editing.split',
    title: 'Split at the playhead',
    does: 'Split at the playhead: the frame on screen starts the second part',
    group: 'Editing',
    keys: ['S'],
    needs: 'labeling',
    action: { type: 'split' },
  },
  {
    id: 'editing.delete',
    title: 'Delete the selected segment',
    group: 'Editing',
    keys: ['Delete', 'Backspace'],
    needs: 'labeling',
    action: { type: 'delete' },
  },
  {
    id: 'editing.undo',
    title: 'Undo',
    group: 'Editing',
    keys: ['Ctrl+Z'],
    repeats: true,
    needs: 'labeling',
    action: { type: 'undo' },
  },
  {
    id: 'editing.redo',
    title: 'Redo',
    group: 'Editing',
    keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
    repeats: true,
    needs: 'labeling',
    action: { type: 'redo' },
  },
  {
    id: 'timeline.previous-boundary',
    title: 'Previous boundary',
    group: 'Timeline',
    keys: ['['],
    repeats: true,
    action: { type: 'boundary', direction: -1 },
  },
  {
    id: 'timeline.next-boundary',
    title: 'Next boundary',
    group: 'Timeline',
    keys: [']'],
    repeats: true,
    action: { type: 'boundary', direction: 1 },
  },
  {
    id: 'timeline.go-to-frame',
    title: 'Go to a frame or a time',
    does: 'Go to a frame, a time or a timecode, or some way on or back',
    group: 'Timeline',
    keys: ['G'],
    action: { type: 'go-to-frame' },
  },
  {
    id: 'timeline.loop',
    title: 'Repeat',
    does: 'Repeat: play the selected segment, or from in to out, over and over; again ends it',
    group: 'Timeline',
    keys: ['R'],
    action: { type: 'loop' },
  },
  {
    id: 'timeline.microscope',
    title: 'Boundary microscope',
    does: 'Microscope: the frames round a boundary of the selected segment; again closes it',
    group: 'Timeline',
    keys: ['E'],
    action: { type: 'microscope' },
  },
  {
    id: 'timeline.verify-boundaries',
    title: 'Verify boundaries',
    does: 'Verify boundaries: one after the other, those that were not verified yet',
    group: 'Timeline',
    keys: ['U'],
    action: { type: 'verify' },
  },
  {
    id: 'labeling.clear',
    title: 'Let go',
    does: 'Let go: of the loop first, then the marks, then the selection',
    group: 'Labeling',
    keys: ['Escape'],
    action: { type: 'clear' },
  },
  {
    id: 'labeling.reaction-time',
    title: 'Measure my reaction time',
    does: 'A short exercise; what it finds is subtracted from keys pressed while the video plays',
    group: 'Labeling',
    keys: [],
    action: { type: 'reaction-exercise' },
  },
  {
    id: 'files.export-segments',
    title: 'Export segments',
    does: 'Export segments into a file of this or another program',
    group: 'View',
    keys: [],
    action: { type: 'export-segments' },
  },
  {
    id: 'files.import-segments',
    title: 'Import segments',
    does: 'Import segments from a file of this or another program',
    group: 'View',
    keys: [],
    needs: 'labeling',
    action: { type: 'import-segments' },
  },
  {
    id: 'view.history',
    title: 'History',
    does: 'Every edit of these segments, and the way back to it',
    group: 'View',
    keys: ['H'],
    action: { type: 'history' },
  },
  {
    id: 'view.command-palette',
    title: 'Find a command',
    does: 'Find a command, a frame or a segment by typing',
    group: 'View',
    keys: ['Ctrl+K'],
    action: { type: 'command-palette' },
  },
  {
    id: 'view.shortcut-sheet',
    title: 'Keys',
    does: 'Every command and its keys, to look up and to change',
    group: 'View',
    keys: ['?'],
    action: { type: 'shortcut-sheet' },
  },
  ...EDITING_COMMANDS,
]

/** A command for each label of the set, with the label's own key. */
export const labelCommands = (labels: readonly Label[]): readonly LabelingCommand[] =>
  labels.map(({ id, name, hotkey, kind }) => ({
    id: `label.${id}`,
    title: name,
    ...(kind === 'point' ? { does: `${name}: marks the frame on screen` } : {}),
    group: 'Labels',
    keys: hotkey === null ? [] : [hotkey],
    needs: 'labeling',
    isFixed: true,
    action: { type: 'label', labelId: id, isHeld: true },
    released: (heldMs: number) => ({ type: 'label-released', labelId: id, heldMs }),
  }))
