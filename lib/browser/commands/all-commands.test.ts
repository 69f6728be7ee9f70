import { expect, test } from 'vitest'
import { type Chord, printChord } from '@/lib/commands/chord'
import { conflictsOf, doubledKeys } from '@/lib/commands/conflicts'
import { NOTHING_HELD } from '@/lib/commands/held-keys'
import { keyName, PLACES, SHIFTED } from '@/lib/commands/key-names'
import type { KeyPress } from '@/lib/commands/key-press'
import { chordsOf, commandAt, createKeymap } from '@/lib/commands/keymap'
import { COMMANDS } from './all-commands'

const keymap = createKeymap(COMMANDS)

/** How an American keyboard tells of `chord`. */
function pressOf({ key, control, alt, shift }: Chord): KeyPress {
  const made = shift ? (SHIFTED[key] ?? key.toUpperCase()) : key
  const code = /^\d$/.test(key) ? `Digit${key}` : (PLACES[key] ?? '')
  return {
    key: key === 'space' ? ' ' : key.length > 1 ? keyName(key) : made,
    code,
    ctrlKey: control,
    altKey: alt,
    shiftKey: shift,
    metaKey: false,
    isAltGraph: false,
    isComposing: false,
    repeat: false,
    focus: 'page',
  }
}

const rows = COMMANDS.flatMap((command) => chordsOf(command).map((chord) => ({ id: command.id, chord })))

test.each(rows.map((row) => ({ ...row, text: printChord(row.chord) })))('$text is $id', ({ id, chord }) => {
  const held = chord.hold === null ? NOTHING_HELD : new Set([chord.hold])
  expect(commandAt(keymap, pressOf(chord), held)?.id).toBe(id)
})

test('no key means two things, and none is kept by the browser', () => {
  expect(doubledKeys(keymap)).toEqual([])
  for (const { id, chord } of rows) expect(conflictsOf(keymap, id, chord), id).toEqual([])
})

test('every key that was written down is a key, and no id stands twice', () => {
  for (const command of COMMANDS) expect(chordsOf(command), command.id).toHaveLength(command.keys.length)
  expect(new Set(COMMANDS.map(({ id }) => id)).size).toBe(COMMANDS.length)
})
