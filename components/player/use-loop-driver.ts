import { useEffect } from 'react'
import { driveLoop } from '@/lib/browser/stores/drive-loop'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'

/** Keeps the player inside its loop, if it has one, while the component is there. */
export function useLoopDriver(): void {
  const player = usePlayerHandle()
  useEffect(() => driveLoop(player), [player])
}
