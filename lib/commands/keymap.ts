import { type Chord, parseChord } from './chord'
import { fitOf } from './chord-fit'
import type { CommandSpec } from './command'
import type { HeldKeys } from './held-keys'
import { isTaken, type KeyPress } from './key-press'

/** The keys somebody chose, by the id of the command, as `parseChord` reads them. An empty list: no key at all. */
export type KeyOverrides = Readonly<Record<string, readonly string[]>>

/** A command and one of its chords. */
export type KeyBinding<C extends CommandSpec = CommandSpec> = { readonly command: C; readonly chord: Chord }

/** Every command with every one of its keys; where two fit a press alike, the first has it. */
export type Keymap<C extends CommandSpec = CommandSpec> = readonly KeyBinding<C>[]

/** The keys of `commands`, changed by `overrides`; what was kept there and is no chord, or no command, counts nothing. */
export function createKeymap<C extends CommandSpec>(commands: readonly C[], overrides: KeyOverrides = {}): Keymap<C> {
  return commands.flatMap((command) => chordsOf(command, overrides).map((chord) => ({ command, chord })))
}

/** The chords `command` has with `overrides`. */
export function chordsOf(command: CommandSpec, overrides: KeyOverrides = {}): readonly Chord[] {
  const chosen = command.isFixed === true ? undefined : overrides[command.id]
  return (chosen ?? command.keys).flatMap((text) => {
    const chord = parseChord(text)
    return chord.ok ? [chord.value] : []
  })
}

/** The command that has the key; null if none, or if the key belongs to what has the focus. */
export function commandAt<C extends CommandSpec>(keymap: Keymap<C>, press: KeyPress, held: HeldKeys): C | null {
  if (isTaken(press)) return null
  let best: C | null = null
  let bestFit = 0
  for (const { command, chord } of keymap) {
    const fit = fitOf(chord, press, held)
    if (fit > bestFit) {
      best = command
      bestFit = fit
    }
  }
  return best
}

/** Whether `press` asks for `command` once more: a key that is held down is one wish, but where it repeats. */
export const isWish = ({ repeats }: CommandSpec, { repeat }: Pick<KeyPress, 'repeat'>): boolean =>
  !repeat || repeats === true
