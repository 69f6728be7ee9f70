import { useEffect, useState } from 'react'
import { useSession } from '@/lib/browser/stores/workspace-context'

const FADE_AFTER_MS = 6_000

/** What the page last said in answer to a key; it fades, because it is old news soon. */
export function StatusLine() {
  const { id, text } = useSession((state) => state.announcement)
  const [fadedId, setFadedId] = useState(0)
  useEffect(() => {
    const timer = setTimeout(() => setFadedId(id), FADE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [id])
  return (
    <p
      role="status"
      aria-live="polite"
      className={`truncate text-sm transition-colors ${fadedId === id ? 'text-ink-muted' : 'text-ink'}`}
    >
      {text}
    </p>
  )
}
