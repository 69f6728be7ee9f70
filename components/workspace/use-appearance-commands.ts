import { useEffect } from 'react'
import { AS_THEY_CAME, panelSizes } from '@/lib/browser/stores/panel-sizes'
import { themeChoice } from '@/lib/browser/stores/theme-choice'
import type { OpenWorkspace } from '@/lib/browser/stores/workspace-context'
import { APPEARANCE_COMMANDS } from '@/lib/workspace/appearance-commands'

/** Offers the commands of how the page looks. */
export function useAppearanceCommands({ commands, session }: OpenWorkspace): void {
  useEffect(() => {
    const rows = APPEARANCE_COMMANDS.map(({ id, title, appearance }) => {
      const onPress = () => {
        if (appearance === 'panels') panelSizes.keep(AS_THEY_CAME)
        else themeChoice.keep(appearance)
        session.announce(title)
      }
      return [id, onPress] as const
    })
    return commands.offer(Object.fromEntries(rows))
  }, [commands, session])
}
