import { type Chord, isSameChord, parseChord, printChord } from './chord'
import type { CommandSpec } from './command'
import { NOTHING_HELD } from './held-keys'
import type { KeyPress } from './key-press'
import { commandAt, type Keymap } from './keymap'

/** What stands against giving a command a key. */
export type KeyConflict =
  /** Another command, or a label, has it. */
  | { readonly kind: 'command'; readonly command: CommandSpec }
  /** The browser never tells the page of it. */
  | { readonly kind: 'kept-by-browser' }
  /** The browser uses it; the page may take it away from people. */
  | { readonly kind: 'used-by-browser'; readonly for: string }

/** Chords no page is told of, in one browser or another. */
const KEPT = [
  'Ctrl+N',
  'Ctrl+T',
  'Ctrl+W',
  'Ctrl+Q',
  'Ctrl+Tab',
  'Ctrl+PageUp',
  'Ctrl+PageDown',
  'Alt+F4',
  'F11',
].flatMap((text) => (text.startsWith('Ctrl+') ? [text, text.replace('Ctrl+', 'Ctrl+Shift+')] : [text]))

const USED: Readonly<Record<string, string>> = {
  Tab: 'moving the focus',
  'Shift+Tab': 'moving the focus',
  Enter: 'pressing the button that has the focus',
  F1: 'its help',
  F3: 'searching the page',
  F5: 'loading the page again',
  F6: 'its address line',
  F12: 'its tools',
  'Ctrl+R': 'loading the page again',
  'Ctrl+L': 'its address line',
  'Ctrl+F': 'searching the page',
  'Ctrl+G': 'searching the page',
  'Ctrl+P': 'printing',
  'Ctrl+S': 'saving the page',
  'Ctrl+A': 'selecting everything',
  'Ctrl+C': 'copying',
  'Ctrl+V': 'pasting',
  'Ctrl+X': 'cutting',
  'Ctrl+0': 'the size of the page',
  'Ctrl++': 'the size of the page',
  'Ctrl+=': 'the size of the page',
  'Ctrl+-': 'the size of the page',
  'Alt+ArrowLeft': 'going back',
  'Alt+ArrowRight': 'going forward',
  'Alt+Home': 'its first page',
  'Alt+D': 'its address line',
}

/**
 * What stands against `chord` for the command `id`, the strongest first; empty if nothing. `press` is how it was pressed,
 * if it was: what another command makes of that very press on this keyboard counts, too.
 */
export function conflictsOf(keymap: Keymap, id: string, chord: Chord, press?: KeyPress): readonly KeyConflict[] {
  const others = keymap.filter(({ command }) => command.id !== id)
  const same = others.filter((each) => isSameChord(each.chord, chord)).map(({ command }) => command)
  const pressed =
    press === undefined
      ? null
      : commandAt(
          others.filter((each) => isMeantAlike(each.chord, chord)),
          press,
          NOTHING_HELD,
        )
  const commands = [...new Set(pressed === null ? same : [...same, pressed])]
  return [...browserConflicts(chord), ...commands.map((command) => ({ kind: 'command', command }) as const)]
}

/** `Shift+S` may stand beside `S`, as the one that names Shift comes first. */
const isMeantAlike = (other: Chord, chord: Chord): boolean => other.shift || !chord.shift

function browserConflicts(chord: Chord): readonly KeyConflict[] {
  const text = printChord(chord)
  if (KEPT.includes(text)) return [{ kind: 'kept-by-browser' }]
  const use = USED[text]
  return use === undefined ? [] : [{ kind: 'used-by-browser', for: use }]
}

/** The commands of which two have the same key. */
export function doubledKeys(
  keymap: Keymap,
): readonly { readonly chord: Chord; readonly commands: readonly CommandSpec[] }[] {
  return keymap.flatMap(({ chord, command }, i) => {
    const before = keymap
      .slice(0, i)
      .find((other) => other.command.id !== command.id && isSameChord(other.chord, chord))
    return before === undefined ? [] : [{ chord, commands: [before.command, command] }]
  })
}

/** The command that has the key of a label, so that the label never hears of it; null if none has. */
export function commandWithHotkey(keymap: Keymap, hotkey: string): CommandSpec | null {
  const chord = parseChord(hotkey)
  if (!chord.ok) return null
  return keymap.find((each) => each.command.group !== 'Labels' && isSameChord(each.chord, chord.value))?.command ?? null
}
