import { useEffect } from 'react'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'
import { playerSettings } from '@/lib/browser/stores/player-settings'
import type { PlayerStore } from '@/lib/browser/stores/player-state'
import { type HeldKeyEvent, NOTHING_HELD, nextHeld } from '@/lib/player/held-keys'
import { type TransportCommand, transportCommandOf } from '@/lib/player/transport-keys'

/** Where keys mean text or another control's own movement. */
const TYPING = 'input, textarea, select, [contenteditable="true"], [role="textbox"], [role="combobox"]'
const MOVING = '[role="menu"], [role="listbox"], [role="radiogroup"], [role="tablist"], [role="dialog"], dialog'
const PRESSING = 'button, a[href], summary, [role="button"]'

/** Binds the transport's keys to the whole page while the component is there. */
export function useTransportKeys(onToggleOverlay: () => void): void {
  const player = usePlayerHandle()
  useEffect(() => {
    const life = new AbortController()
    const { signal } = life
    let held = NOTHING_HELD
    const note = (event: HeldKeyEvent) => {
      held = nextHeld(held, event)
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTakenElsewhere(event)) return
      const { key, ctrlKey, altKey, metaKey } = event
      note({ kind: 'pressed', key, hasModifier: ctrlKey || altKey || metaKey })
      const command = transportCommandOf(event, { held, stepFrames: playerSettings.getState().stepFrames })
      if (command === null) return
      event.preventDefault()
      if (command.kind === 'toggle-overlay') onToggleOverlay()
      else obey(player, command)
    }
    window.addEventListener('keydown', onKeyDown, { signal })
    window.addEventListener('keyup', ({ key }) => note({ kind: 'released', key }), { signal })
    window.addEventListener('blur', () => note({ kind: 'lost' }), { signal })
    document.addEventListener('visibilitychange', () => note({ kind: 'lost' }), { signal })
    return () => life.abort()
  }, [player, onToggleOverlay])
}

/** Space belongs to a button that has the focus; every key belongs to a text field, a menu or a dialog. */
function isTakenElsewhere({ key, target, isComposing }: KeyboardEvent): boolean {
  if (isComposing || !(target instanceof Element)) return isComposing
  return target.closest(TYPING) !== null || target.closest(MOVING) !== null || (key === ' ' && target.matches(PRESSING))
}

function obey(player: PlayerStore, command: Exclude<TransportCommand, { kind: 'toggle-overlay' }>): void {
  const { toggle, shuttle, step, stepKeyframe, seekToFrame, frameCount } = player.getState()
  switch (command.kind) {
    case 'toggle':
      toggle()
      break
    case 'shuttle':
      shuttle(command.direction)
      break
    case 'step':
      step(command.delta)
      break
    case 'keyframe':
      stepKeyframe(command.direction)
      break
    case 'go':
      seekToFrame(command.to === 'first' ? 0 : frameCount - 1, 'jump')
      break
  }
}
