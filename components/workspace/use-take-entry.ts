import { useCallback } from 'react'
import { noteCommand } from '@/lib/browser/stores/recent-commands'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { PaletteEntry } from '@/lib/workspace/palette'
import { labelName, spanWords } from '@/lib/workspace/segment-words'

/** Closes the palette and does what `entry` says; one that cannot be done says why, and the palette stays. */
export function useTakeEntry(): (entry: PaletteEntry) => void {
  const { commands, session, actions, labels } = useWorkspaceHandle()
  return useCallback(
    (entry) => {
      const handler = entry.kind === 'command' ? commands.handlerOf(entry.command) : null
      const reason = handler?.whyNot?.() ?? null
      if (reason !== null) return session.announce(reason)
      const { opener } = session.getState()
      session.setState({ dialog: 'none' })
      switch (entry.kind) {
        case 'command':
          noteCommand(entry.id)
          handler?.onPress()
          handler?.onRelease?.()
          break
        case 'go-to':
          actions.seek(entry.frame)
          session.announce(`Went to frame ${entry.frame}`)
          break
        case 'segment':
          actions.select(entry.segment.id, { seek: true })
          session.announce(`${labelName(labels, entry.segment.labelId)}: ${spanWords(entry.segment)}`)
          break
      }
      // A dialog that the command opened gives the focus back to where it was before the palette.
      session.setState({ opener })
    },
    [commands, session, actions, labels],
  )
}
