import { useRef, useState } from 'react'
import { useLeaving } from './use-leaving'

/**
 * What is being typed over a value; null while nothing is. `take` ends it and gives it to `commit`, once, and so does
 * leaving in the middle of it; `change(null)` drops it.
 */
export function useDraft(commit: (text: string) => void) {
  const [draft, setDraft] = useState<string | null>(null)
  // Whether the draft is still to be taken; known at once, while the draft is that of the last render.
  const isOpen = useRef(false)
  const change = (next: string | null) => {
    isOpen.current = next !== null
    setDraft(next)
  }
  const take = () => {
    const isTaken = isOpen.current
    change(null)
    if (isTaken && draft !== null) commit(draft)
  }
  useLeaving(take)
  return { draft, change, take }
}
