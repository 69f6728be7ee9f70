import { type RefObject, useEffect, useEffectEvent } from 'react'
import { keyPressOf } from '@/lib/browser/commands/key-press-of'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { isTaken } from '@/lib/commands/key-press'
import type { Frame } from '@/lib/time/frame'
import { type MicroscopeCommand, microscopeCommandOf } from '@/lib/workspace/microscope-keys'

/**
 * The keys of the microscope, before those of the page: while the focus is in it, and during a walk wherever it is, so that
 * Backspace goes back and deletes nothing. What belongs to a field or to a button that has the focus stays theirs.
 * `pointed` is the frame that Enter chooses.
 */
export function useMicroscopeKeys(root: RefObject<HTMLElement | null>, pointed: Frame | null): void {
  const { microscope } = useWorkspaceHandle()
  const player = usePlayerHandle()
  const { actions, walk, store } = microscope

  const obey = (command: MicroscopeCommand) => {
    switch (command.type) {
      case 'point':
        return actions.point(command.delta)
      case 'nudge':
        return actions.nudge(command.delta)
      case 'choose':
        return pointed === null ? undefined : actions.choose(pointed, command.bond)
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

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const { target } = event
    const isIn = (selector: string) => target instanceof Element && target.closest(selector) !== null
    const isWalking = store.getState().walk !== null
    if (event.defaultPrevented || !(isWalking || (target instanceof Node && root.current?.contains(target)))) return
    if (isTaken(keyPressOf(event)) && !isIn('[data-testid="microscope-frame"]')) return
    const command = microscopeCommandOf(event, isWalking ? 'walk' : 'look')
    if (command === undefined) return
    event.preventDefault()
    if (command !== 'ignored') obey(command)
  })

  useEffect(() => {
    const ending = new AbortController()
    window.addEventListener('keydown', (event) => onKeyDown(event), { capture: true, signal: ending.signal })
    return () => ending.abort()
  }, [])
}
