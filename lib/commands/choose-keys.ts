import { type Chord, isSameChord, printChord } from './chord'
import type { CommandSpec } from './command'
import { chordsOf, type KeyOverrides } from './keymap'

/** A key somebody gives to the command `id`, instead of those it has or beside them (`isMore`). Null: no key at all. */
export type KeyChoice = { readonly id: string; readonly chord: Chord | null; readonly isMore: boolean }

/** `overrides` after `choice`; the commands in `takenFrom` lose that key. A command that has the keys it came with is not kept. */
export function chooseKey(
  commands: readonly CommandSpec[],
  overrides: KeyOverrides,
  { id, chord, isMore }: KeyChoice,
  takenFrom: readonly string[] = [],
): KeyOverrides {
  const changed = new Map<string, readonly string[]>(Object.entries(overrides))
  for (const command of commands) {
    const before = chordsOf(command, overrides)
    const others = chord === null ? [] : before.filter((each) => !isSameChord(each, chord))
    if (command.id === id) {
      const kept = isMore ? others : []
      changed.set(id, [...kept, ...(chord === null ? [] : [chord])].map(printChord))
    } else if (takenFrom.includes(command.id)) changed.set(command.id, others.map(printChord))
  }
  return Object.fromEntries([...changed].filter(([key, keys]) => !isAsItCame(commands, key, keys)))
}

/** `overrides` with the keys that the command `id` came with. */
export const resetKeys = (overrides: KeyOverrides, id: string): KeyOverrides =>
  Object.fromEntries(Object.entries(overrides).filter(([each]) => each !== id))

/** Whether somebody chose other keys for `command`. */
export const hasOwnKeys = (overrides: KeyOverrides, { id }: Pick<CommandSpec, 'id'>): boolean =>
  overrides[id] !== undefined

function isAsItCame(commands: readonly CommandSpec[], id: string, keys: readonly string[]): boolean {
  const command = commands.find((each) => each.id === id)
  if (command === undefined) return false
  return chordsOf(command).map(printChord).join(' ') === keys.join(' ')
}
