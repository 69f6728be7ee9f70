import type { CommandSpec } from '@/lib/commands/command'
import type { Label } from '@/lib/labels/schema'
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

/** A command of the workspace: a row here, and a case where actions are performed. */
export type LabelingCommand = CommandSpec & {
  readonly action: KeyAction
  /** Asked for when its key is let go. */
  readonly onRelease?: KeyAction
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
    keys: ['M'],
    action: { type: 'microscope' },
  },
  {
    id: 'timeline.verify-boundaries',
    title: 'Verify boundaries',
    does: 'Verify boundaries: one after the other, those that were not verified yet',
    group: 'Timeline',
    keys: ['V'],
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
    id: 'view.shortcut-sheet',
    title: 'Keys',
    does: 'This sheet: every command and its keys',
    group: 'View',
    keys: ['?'],
    action: { type: 'shortcut-sheet' },
  },
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
    action: { type: 'label', labelId: id },
  }))
