import { useEffect } from 'react'
import type { OpenWorkspace } from '@/lib/browser/stores/workspace-context'
import { isAlwaysActive, type KeyPress, keyActionOf } from '@/lib/workspace/labeling-keys'

/** Listens for the keys of labeling, anywhere on the page but in text fields and dialogs. */
export function useLabelingKeys({ actions, labels, session }: OpenWorkspace): void {
  useEffect(() => {
    const ending = new AbortController()
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const action = keyActionOf(keyPressOf(event), labels)
      if (action === undefined) return
      if (!session.getState().isLabeling && !isAlwaysActive(action)) return
      event.preventDefault()
      actions.perform(action)
    }
    window.addEventListener('keydown', onKeyDown, { signal: ending.signal })
    return () => ending.abort()
  }, [actions, labels, session])
}

function keyPressOf(event: KeyboardEvent): KeyPress {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey, isComposing, repeat } = event
  const isAltGraph = event.getModifierState('AltGraph')
  return {
    key,
    code,
    ctrlKey,
    metaKey,
    altKey,
    shiftKey,
    isAltGraph,
    isComposing,
    repeat,
    isTyping: isTyping(event.target),
  }
}

/** Keys belong to a field that takes text, and to an open dialog. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest('[role="dialog"], [contenteditable]:not([contenteditable="false"])') !== null) return true
  if (target instanceof HTMLInputElement) return !['button', 'checkbox', 'radio', 'range'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}
