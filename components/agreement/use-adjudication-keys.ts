import { useEffect } from 'react'
import { type AdjudicationAction, adjudicationAction } from '@/lib/agreement/adjudication-keys'

/** Listens for the keys of the page, except where somebody types, and Space where it presses what has the focus. */
export function useAdjudicationKeys(obey: (action: AdjudicationAction) => void): void {
  useEffect(() => {
    const ending = new AbortController()
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTaken(event)) return
      const action = adjudicationAction(event)
      if (action === null) return
      event.preventDefault()
      obey(action)
    }
    window.addEventListener('keydown', onKeyDown, { signal: ending.signal })
    return () => ending.abort()
  }, [obey])
}

function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest('input, textarea, select, [contenteditable], [role="menu"], [role="dialog"]') !== null) return true
  if (key.startsWith('Arrow')) return target.closest('[role="slider"]') !== null
  return key === ' ' && target.closest('button, a, summary') !== null
}
