import { useEffect, useEffectEvent } from 'react'

/**
 * Has `take` take what is being typed when its field goes away in the middle of it: because another segment is selected, for
 * which no browser tells a field that is taken out of the page that it lost the focus, or because the page ends.
 */
export function useLeaving(take: () => void): void {
  const leave = useEffectEvent(take)
  useEffect(() => {
    const ending = new AbortController()
    window.addEventListener('pagehide', () => leave(), { signal: ending.signal })
    return () => {
      ending.abort()
      leave()
    }
  }, [])
}
