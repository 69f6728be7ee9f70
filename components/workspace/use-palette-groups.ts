import { useCallback, useMemo } from 'react'
import { useStore } from 'zustand'
import { commandsWith } from '@/lib/browser/commands/all-commands'
import { useKeymap } from '@/lib/browser/stores/key-choices'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'
import { recentCommands } from '@/lib/browser/stores/recent-commands'
import { useSegments, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { chordWords } from '@/lib/commands/chord'
import { type PaletteEntry, paletteGroups } from '@/lib/workspace/palette'

/** What the palette offers for `query`, and the keys of each line. */
export function usePaletteGroups(query: string) {
  const { labels, index } = useWorkspaceHandle()
  const player = usePlayerHandle()
  const segments = useSegments()
  const recentIds = useStore(recentCommands)
  const keymap = useKeymap(labels)
  const groups = useMemo(() => {
    const { targetFrame, frame } = player.getState()
    const commands = commandsWith(labels).filter(({ id }) => id !== 'view.command-palette')
    return paletteGroups(query, { commands, recentIds, segments, labels, index, from: targetFrame ?? frame })
  }, [query, recentIds, segments, labels, index, player])
  const keysOf = useCallback(
    (entry: PaletteEntry): readonly string[] =>
      keymap
        .filter(({ command }) => entry.kind === 'command' && command.id === entry.id)
        .map(({ chord }) => chordWords(chord).join('+')),
    [keymap],
  )
  return { groups, keysOf }
}
