import { Repeat } from 'lucide-react'
import { TransportButton } from '@/components/player/transport-button'
import { usePlayer } from '@/lib/browser/stores/player-context'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'

/** Plays the selected segment, or from in to out, over and over; says in the status line why it cannot. */
export function LoopButton() {
  const { actions } = useWorkspaceHandle()
  const loop = usePlayer((state) => state.loop)
  const name = loop === null ? 'Loop the selected segment' : `End the loop of frames ${loop.start} to ${loop.end - 1}`
  return (
    <TransportButton
      name={name}
      command="timeline.loop"
      isPressed={loop !== null}
      onPress={() => actions.perform({ type: 'loop' })}
    >
      <Repeat size={16} />
    </TransportButton>
  )
}
