import { useEffect, useState } from 'react'
import { type OpenPlayer, openPlayer, type PlayerSource } from '@/lib/browser/stores/open-player'

/**
 * The player of `source`, open from the first effect until the component goes; null before. Another `source` (by
 * identity: memoize it) closes this player and opens that one; null opens nothing.
 */
export function useOpenPlayer(source: PlayerSource | null): OpenPlayer | null {
  const [player, setPlayer] = useState<OpenPlayer | null>(null)
  useEffect(() => {
    if (source === null) return
    const opened = openPlayer(source)
    setPlayer(opened)
    return () => {
      opened.dispose()
      setPlayer(null)
    }
  }, [source])
  return player
}
