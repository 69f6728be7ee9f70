import type { Label } from '@/lib/labels/schema'
import type { LabelingAction } from './labeling'

/** What a key can ask for in the workspace, beside playing. */
export type KeyAction =
  | LabelingAction
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  | { readonly type: 'loop' }
  | { readonly type: 'go-to-frame' }
  | { readonly type: 'shortcut-sheet' }

/** One row of the shortcut sheet and of the key table. `keys` as `KeyboardEvent.key`, lower case; `code` where it lies. */
export type KeyBinding = {
  readonly action: KeyAction
  readonly keys: readonly string[]
  readonly codes?: readonly string[]
  readonly modifier?: 'control' | 'control-shift'
  readonly shown: string
  readonly does: string
  /** Works before labeling was started, too. */
  readonly always?: true
}

/** The keys of labeling. Label keys come from the label set: see {@link keyActionOf}. */
export const LABELING_KEYS: readonly KeyBinding[] = [
  {
    action: { type: 'in-point' },
    keys: ['i'],
    shown: 'I',
    does: 'In point: the frame on screen is the first of the segment',
  },
  {
    action: { type: 'out-point' },
    keys: ['o'],
    shown: 'O',
    does: 'Out point: the frame on screen is the last of the segment',
  },
  {
    action: { type: 'split' },
    keys: ['s'],
    shown: 'S',
    does: 'Split at the playhead: the frame on screen starts the second part',
  },
  { action: { type: 'delete' }, keys: ['delete', 'backspace'], shown: 'Del', does: 'Delete the selected segment' },
  {
    action: { type: 'boundary', direction: -1 },
    keys: ['['],
    codes: ['BracketLeft'],
    shown: '[',
    does: 'Previous boundary',
    always: true,
  },
  {
    action: { type: 'boundary', direction: 1 },
    keys: [']'],
    codes: ['BracketRight'],
    shown: ']',
    does: 'Next boundary',
    always: true,
  },
  {
    action: { type: 'loop' },
    keys: ['r'],
    shown: 'R',
    does: 'Repeat: play the selected segment, or from in to out, over and over; again ends it',
    always: true,
  },
  { action: { type: 'undo' }, keys: ['z'], modifier: 'control', shown: 'Ctrl+Z', does: 'Undo' },
  { action: { type: 'redo' }, keys: ['z'], modifier: 'control-shift', shown: 'Ctrl+Shift+Z', does: 'Redo' },
  { action: { type: 'redo' }, keys: ['y'], modifier: 'control', shown: 'Ctrl+Y', does: 'Redo' },
  {
    action: { type: 'clear' },
    keys: ['escape'],
    shown: 'Esc',
    does: 'Let go: of the loop first, then the marks, then the selection',
    always: true,
  },
  {
    action: { type: 'go-to-frame' },
    keys: ['g'],
    shown: 'G',
    does: 'Go to a frame, a time or a timecode, or some way on or back',
    always: true,
  },
  { action: { type: 'shortcut-sheet' }, keys: ['?'], shown: '?', does: 'This sheet', always: true },
]

/** A key press, as far as it matters; every name as in UI Events. */
export type KeyPress = {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  /** AltGr makes characters on many keyboards; Windows reports it as Ctrl+Alt. */
  readonly isAltGraph: boolean
  readonly isComposing: boolean
  readonly repeat: boolean
  /** The focus is in a text field or a dialog. */
  readonly isTyping: boolean
}

/**
 * What `press` asks for; undefined if it is not a key of ours: while typing or composing, and with modifiers that belong
 * to the browser or the system. A label's own key is compared by character, its digit also by place, so that `1` works
 * where digits need Shift. Source: UI Events KeyboardEvent code and key values.
 */
export function keyActionOf(press: KeyPress, labels: readonly Label[]): KeyAction | undefined {
  if (press.isTyping || press.isComposing || press.key === 'Process' || press.key === 'Dead') return undefined
  const modifier = modifierOf(press)
  if (modifier === 'foreign') return undefined
  const binding = LABELING_KEYS.find((each) => isBound(each, press, modifier))
  if (binding !== undefined) return press.repeat && !repeats(binding.action) ? undefined : binding.action
  if (modifier !== 'none' || press.repeat) return undefined
  const label = labels.find(({ hotkey }) => hotkey !== null && isHotkey(hotkey, press))
  return label === undefined ? undefined : { type: 'label', labelId: label.id }
}

/** Whether `action` works before labeling was started. */
export const isAlwaysActive = (action: KeyAction): boolean =>
  LABELING_KEYS.some((binding) => binding.always === true && binding.action.type === action.type)

function modifierOf(press: KeyPress): 'none' | 'control' | 'control-shift' | 'foreign' {
  if (press.isAltGraph) return 'none'
  if (press.altKey) return 'foreign'
  if (!press.ctrlKey && !press.metaKey) return 'none'
  return press.shiftKey ? 'control-shift' : 'control'
}

function isBound(binding: KeyBinding, press: KeyPress, modifier: string): boolean {
  if ((binding.modifier ?? 'none') !== modifier) return false
  if (binding.keys.includes(press.key.toLowerCase())) return true
  return !press.shiftKey && (binding.codes?.includes(press.code) ?? false)
}

function isHotkey(hotkey: string, press: KeyPress): boolean {
  if (press.key.toLowerCase() === hotkey.toLowerCase()) return true
  return /^\d$/.test(hotkey) && (press.code === `Digit${hotkey}` || press.code === `Numpad${hotkey}`)
}

/** Held down, only going back and forth repeats: a held I or Delete is one wish. */
const repeats = ({ type }: KeyAction): boolean => type === 'boundary' || type === 'undo' || type === 'redo'
