import { setMaxListeners } from 'node:events'

/**
 * A signal that is aborted when the person at the terminal or the system wants this process to end (Ctrl+C, SIGTERM), so
 * that it ends in good order. A second time ends it at once. `release` gives both back to Node.
 */
export function onInterrupt(): { readonly signal: AbortSignal; readonly release: () => void } {
  const interrupted = new AbortController()
  // Every job of an import listens, and there may be thousands.
  setMaxListeners(0, interrupted.signal)
  const interrupt = () => interrupted.abort()
  process.once('SIGINT', interrupt)
  process.once('SIGTERM', interrupt)
  const release = () => {
    process.removeListener('SIGINT', interrupt)
    process.removeListener('SIGTERM', interrupt)
  }
  return { signal: interrupted.signal, release }
}
