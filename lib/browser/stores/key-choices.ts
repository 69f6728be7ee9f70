import { useMemo } from 'react'
import { z } from 'zod'
import { useStore } from 'zustand'
import { COMMANDS, commandsWith } from '@/lib/browser/commands/all-commands'
import { chordWords } from '@/lib/commands/chord'
import { chordsOf, createKeymap, type Keymap, type KeyOverrides } from '@/lib/commands/keymap'
import type { Label } from '@/lib/labels/schema'
import { createKeptStore } from './kept-store'

const overrides = z.record(z.string(), z.array(z.string().max(40)).max(20)).catch({})

/** The keys somebody chose in this browser. */
export const keyChoices = createKeptStore<KeyOverrides>('framemark.keys', (kept) => overrides.parse(kept ?? {}))

export const useKeyChoices = (): KeyOverrides => useStore(keyChoices)

/** Every command with these labels, with the keys they have here. */
export function useKeymap(labels: readonly Label[]): Keymap {
  const chosen = useKeyChoices()
  return useMemo(() => createKeymap(commandsWith(labels), chosen), [labels, chosen])
}

/** `words` with the first key of the command `id` behind them: "Zoom in (+)". */
export function useWordsWithKey(words: string, id: string): string {
  const key = useKeyOf(id)
  return key === null ? words : `${words} (${key})`
}

/** The first key of the command `id`, as people read it; null if it has none. */
function useKeyOf(id: string): string | null {
  const chosen = useKeyChoices()
  return useMemo(() => {
    const command = COMMANDS.find((each) => each.id === id)
    const chord = command === undefined ? undefined : chordsOf(command, chosen)[0]
    return chord === undefined ? null : chordWords(chord).join('+')
  }, [id, chosen])
}
