import { useEffect } from 'react'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'
import { playerSettings } from '@/lib/browser/stores/player-settings'
import type { PlayerStore } from '@/lib/browser/stores/player-state'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { TRANSPORT_COMMANDS, type TransportCommand } from '@/lib/player/transport-keys'

/** Offers the commands of the transport while the component is there. */
export function useTransportCommands(onToggleOverlay: () => void): void {
  const player = usePlayerHandle()
  const { commands } = useWorkspaceHandle()
  useEffect(() => {
    const obeyOne = (command: TransportCommand) => () =>
      command.kind === 'toggle-overlay' ? onToggleOverlay() : obey(player, command)
    return commands.offer(Object.fromEntries(TRANSPORT_COMMANDS.map(({ id, command }) => [id, obeyOne(command)])))
  }, [player, commands, onToggleOverlay])
}

function obey(player: PlayerStore, command: Exclude<TransportCommand, { kind: 'toggle-overlay' }>): void {
  const { toggle, shuttle, step, stepKeyframe, seekToFrame, frameCount } = player.getState()
  switch (command.kind) {
    case 'toggle':
      toggle()
      break
    case 'shuttle':
      shuttle(command.direction)
      break
    case 'step':
      step(command.direction * (command.reach === 'one' ? 1 : playerSettings.getState().stepFrames))
      break
    case 'keyframe':
      stepKeyframe(command.direction)
      break
    case 'go':
      seekToFrame(command.to === 'first' ? 0 : frameCount - 1, 'jump')
      break
  }
}
