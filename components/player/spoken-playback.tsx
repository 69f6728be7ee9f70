import { useEffect, useState } from 'react'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'
import { isRunning, playbackWords } from '@/lib/player/playback-words'

/** A held key steps many frames: the one it rests on is said. */
const REST_MS = 500

/** Says aloud what the player does and where it stands; seen it is in the transport, so this is heard only. */
export function SpokenPlayback() {
  const player = usePlayerHandle()
  const [words, setWords] = useState('')
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const sayAtRest = () => {
      clearTimeout(timer)
      timer = setTimeout(() => setWords(playbackWords(player.getState())), REST_MS)
    }
    const stops = [
      player.subscribeFrame(() => isRunning(player.getState()) || sayAtRest()),
      player.subscribe((state, before) => {
        const { wantsToPlay, backwardSpeed, rate } = before
        const isSame = state.wantsToPlay === wantsToPlay && state.backwardSpeed === backwardSpeed && state.rate === rate
        if (!isSame) sayAtRest()
      }),
    ]
    return () => {
      clearTimeout(timer)
      for (const stop of stops) stop()
    }
  }, [player])
  return (
    <p aria-live="polite" className="sr-only" data-testid="spoken-playback">
      {words}
    </p>
  )
}
