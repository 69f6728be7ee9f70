import { useEffect } from 'react'
import { viewCommandOf } from '@/lib/player/view-keys'
import { useViewCommands } from './use-view-commands'

/** Where keys mean text or another control's own movement. */
const TAKEN =
  'input, textarea, select, [contenteditable="true"], [role="textbox"], [role="combobox"], [role="menu"], [role="listbox"], [role="radiogroup"], [role="tablist"], [role="dialog"], dialog'

/** Binds the keys of the picture to the whole page while the component is there. */
export function useViewKeys(): void {
  const run = useViewCommands()
  useEffect(() => {
    const life = new AbortController()
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      if (event.target instanceof Element && event.target.closest(TAKEN) !== null) return
      const command = viewCommandOf(event)
      if (command === null) return
      event.preventDefault()
      run(command)
    }
    window.addEventListener('keydown', onKeyDown, { signal: life.signal })
    return () => life.abort()
  }, [run])
}
