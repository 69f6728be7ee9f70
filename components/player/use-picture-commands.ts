import { useEffect } from 'react'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { VIEW_COMMANDS } from '@/lib/player/view-keys'
import { useViewCommands } from './use-view-commands'

/** Offers the commands of the picture while the component is there. */
export function usePictureCommands(): void {
  const run = useViewCommands()
  const { commands } = useWorkspaceHandle()
  useEffect(
    () => commands.offer(Object.fromEntries(VIEW_COMMANDS.map(({ id, command }) => [id, () => run(command)]))),
    [run, commands],
  )
}
