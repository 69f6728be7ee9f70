import type { GestureEvent } from '@/lib/timeline/gesture'
import { modifiersOf } from './gesture-surface'

/**
 * Keys that mean something to a drag while it lasts: Escape takes it back and means nothing else then; Shift and Alt change it,
 * and Alt does not go to the browser's menu.
 */
export function watchKeys(feed: (event: GestureEvent) => void, signal: AbortSignal): void {
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && event.type === 'keydown') {
      event.stopPropagation()
      event.preventDefault()
      return feed({ type: 'cancel' })
    }
    if (!['Shift', 'Alt', 'Control', 'Meta'].includes(event.key)) return
    if (event.key === 'Alt') event.preventDefault()
    feed({ type: 'modifiers', modifiers: modifiersOf(event) })
  }
  window.addEventListener('keydown', onKey, { capture: true, signal })
  window.addEventListener('keyup', onKey, { capture: true, signal })
  window.addEventListener('blur', () => feed({ type: 'cancel' }), { signal })
}
