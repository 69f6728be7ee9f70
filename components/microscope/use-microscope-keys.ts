import type { KeyboardEvent } from 'react'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { Frame } from '@/lib/time/frame'
import { type MicroscopeCommand, microscopeCommandOf } from '@/lib/workspace/microscope-keys'

/** The keys of the microscope, while the focus is in it and not in a field of its own; all others go on to the page. */
export function useMicroscopeKeys(frameAtCursor: () => Frame | null) {
  const { microscope } = useWorkspaceHandle()
  const player = usePlayerHandle()
  const { actions, walk, store } = microscope

  const obey = (command: MicroscopeCommand) => {
    switch (command.type) {
      case 'point':
        return actions.point(command.delta)
      case 'nudge':
        return actions.nudge(command.delta)
      case 'choose': {
        const at = frameAtCursor()
        return at === null ? undefined : actions.choose(at, command.bond)
      }
      case 'beside':
        return actions.beside(command.direction)
      case 'switch-edge':
        return actions.switchEdge()
      case 'confirm':
      case 'skip':
      case 'back':
      case 'leave':
        return walk[command.type]()
      case 'close':
        return actions.close()
      case 'play':
        return player.getState().toggle()
    }
  }

  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.defaultPrevented || event.target instanceof HTMLSelectElement) return
    const isOnControl = event.target instanceof Element && event.target.closest('[data-control]') !== null
    if (isOnControl && (event.key === 'Enter' || event.key === ' ')) return
    const mode = store.getState().walk === null ? 'look' : 'walk'
    const command = microscopeCommandOf(event, mode)
    if (command === undefined) return
    event.preventDefault()
    if (command !== 'ignored') obey(command)
  }
}
