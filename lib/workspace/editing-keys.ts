import type { EditAction } from './edit-action'
import type { KeyAction, LabelingCommand } from './labeling-keys'

/**
 * The commands of editing what is selected. Two pairs of neighbouring keys move the start (X C) and the end (B N), Ctrl
 * and arrows the whole, back and on; with Shift a large step, with Alt an edge alone, leaving what it touches. Most others
 * have Shift: letters are wanted for labels, and on one key a command comes before a label.
 */
export const EDITING_COMMANDS: readonly LabelingCommand[] = [
  ...edgeCommands('start', ['X', 'C']),
  ...edgeCommands('end', ['B', 'N']),
  edit('move-back', 'Move one frame back', 'Ctrl+ArrowLeft', { type: 'move', direction: -1, stride: 1 }, true),
  edit('move-on', 'Move one frame on', 'Ctrl+ArrowRight', { type: 'move', direction: 1, stride: 1 }, true),
  edit(
    'move-back-far',
    'Move ten frames back',
    'Ctrl+Shift+ArrowLeft',
    { type: 'move', direction: -1, stride: 'step' },
    true,
  ),
  edit(
    'move-on-far',
    'Move ten frames on',
    'Ctrl+Shift+ArrowRight',
    { type: 'move', direction: 1, stride: 'step' },
    true,
  ),
  edit('start-here', 'Start at the frame on screen', 'Shift+I', { type: 'set-edge', edge: 'start', bond: 'shared' }),
  edit('end-here', 'End at the frame on screen', 'Shift+O', { type: 'set-edge', edge: 'end', bond: 'shared' }),
  edit('start-here-alone', 'Start at the frame on screen, alone', 'Alt+Shift+I', {
    type: 'set-edge',
    edge: 'start',
    bond: 'alone',
  }),
  edit('end-here-alone', 'End at the frame on screen, alone', 'Alt+Shift+O', {
    type: 'set-edge',
    edge: 'end',
    bond: 'alone',
  }),
  edit('merge', 'Merge the selected segments of one label', 'Shift+S', { type: 'merge' }),
  edit('extend-back', 'Extend back to the previous segment', 'Shift+Q', { type: 'extend', edge: 'start', to: 'any' }),
  edit('extend-back-same', 'Extend back to the previous one of its label', 'Alt+Q', {
    type: 'extend',
    edge: 'start',
    to: 'same-label',
  }),
  edit('extend-on', 'Extend on to the next segment', 'Shift+W', { type: 'extend', edge: 'end', to: 'any' }),
  edit('extend-on-same', 'Extend on to the next one of its label', 'Alt+W', {
    type: 'extend',
    edge: 'end',
    to: 'same-label',
  }),
  edit('from-previous', 'From the end of the previous segment to here', 'Shift+E', { type: 'from-previous' }),
  edit('fill-gap', 'Fill the gap here', 'Shift+F', { type: 'fill-gap' }),
  edit('duplicate-behind', 'Duplicate, right behind', 'Shift+D', { type: 'duplicate', to: 'behind' }),
  edit('duplicate-here', 'Duplicate, from the frame on screen', 'Alt+Shift+D', { type: 'duplicate', to: 'playhead' }),
  edit('accept', 'Accept the proposal, and go to the next', 'Y', { type: 'accept' }),
  edit('reject', 'Reject the proposal, and go to the next', 'Shift+Y', { type: 'reject' }),
  edit('next-proposal', 'Next proposal', 'P', { type: 'next-proposal', direction: 1 }, true),
  edit('previous-proposal', 'Previous proposal', 'Shift+P', { type: 'next-proposal', direction: -1 }, true),
  choose('select-next', 'Select the next segment', 'Alt+ArrowDown', beside(1, false), true),
  choose('select-previous', 'Select the previous segment', 'Alt+ArrowUp', beside(-1, false), true),
  choose('add-next', 'Select the next segment, too', 'Alt+Shift+ArrowDown', beside(1, true), true),
  choose('add-previous', 'Select the previous segment, too', 'Alt+Shift+ArrowUp', beside(-1, true), true),
  choose('select-here', 'Select the segment at the frame on screen', 'Shift+H', { type: 'select-here' }),
  choose('select-all', 'Select every segment', 'Alt+A', { type: 'select-all' }),
  choose('select-label', 'Select every segment of this label', 'Alt+Shift+A', { type: 'select-label' }),
  choose('lock', 'Lock or unlock what is selected', 'Alt+L', { type: 'lock-selected', of: 'segments' }),
  choose('lock-label', 'Lock or unlock its label', 'Alt+Shift+L', { type: 'lock-selected', of: 'label' }),
  choose('hide', 'Hide what is selected', 'Alt+H', { type: 'hide-selected', of: 'segments' }),
  choose('hide-label', 'Hide its label', 'Alt+Shift+H', { type: 'hide-selected', of: 'label' }),
  choose('show-all', 'Show everything that is hidden', null, { type: 'show-all' }),
]

function edit(what: string, title: string, key: string, action: EditAction, isRepeating = false): LabelingCommand {
  const more = {
    ...(isRepeating ? ({ repeats: true } as const) : {}),
    ...('stride' in action && action.stride === 'step'
      ? { does: title.replace('ten frames', 'ten frames, or as many as the player settings say,') }
      : {}),
  }
  return { id: `editing.${what}`, title, group: 'Editing', keys: [key], needs: 'labeling', action, ...more }
}

/** What changes no segment can be asked for before labeling was started, too. */
function choose(
  what: string,
  title: string,
  key: string | null,
  action: KeyAction,
  isRepeating = false,
): LabelingCommand {
  const repeats = isRepeating ? ({ repeats: true } as const) : {}
  return { id: `timeline.${what}`, title, group: 'Timeline', keys: key === null ? [] : [key], action, ...repeats }
}

function beside(direction: 1 | -1, isAdding: boolean): EditAction {
  return { type: 'select-beside', direction, isAdding }
}

function edgeCommands(edge: 'start' | 'end', keys: readonly [string, string]): readonly LabelingCommand[] {
  const ways = [
    { direction: -1, key: keys[0], way: 'back' },
    { direction: 1, key: keys[1], way: 'on' },
  ] as const
  return ways.flatMap(({ direction, key, way }) => {
    const to = (stride: 1 | 'step', bond: 'shared' | 'alone'): EditAction => ({
      type: 'move-edge',
      edge,
      direction,
      stride,
      bond,
    })
    const name = edge === 'start' ? 'Start' : 'End'
    return [
      edit(`${edge}-${way}`, `${name} one frame ${way}`, key, to(1, 'shared'), true),
      edit(`${edge}-${way}-far`, `${name} ten frames ${way}`, `Shift+${key}`, to('step', 'shared'), true),
      edit(`${edge}-${way}-alone`, `${name} one frame ${way}, alone`, `Alt+${key}`, to(1, 'alone'), true),
      edit(
        `${edge}-${way}-far-alone`,
        `${name} ten frames ${way}, alone`,
        `Alt+Shift+${key}`,
        to('step', 'alone'),
        true,
      ),
    ]
  })
}
