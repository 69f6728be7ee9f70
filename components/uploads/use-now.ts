import { useEffect, useState } from 'react'

/** The time by performance.now(), told again every second while `isTicking`: a speed falls although nothing arrives. */
export function useNow(isTicking: boolean): number {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    if (!isTicking) return
    const timer = setInterval(() => setNow(performance.now()), 1000)
    return () => clearInterval(timer)
  }, [isTicking])
  return now
}
