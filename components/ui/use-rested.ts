import { useEffect, useState } from 'react'

/** `value` as it was when it had last stood still for `afterMs`; the first one at once. */
export function useRested<T>(value: T, afterMs: number): T {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(() => value), afterMs)
    return () => clearTimeout(timer)
  }, [value, afterMs])
  return rested
}
