import { useEffect } from 'react'
import type { CommandCentre, CommandHandler } from '@/lib/browser/commands/command-centre'
import { keyPressOf } from '@/lib/browser/commands/key-press-of'
import { useKeymap } from '@/lib/browser/stores/key-choices'
import type { OpenWorkspace } from '@/lib/browser/stores/workspace-context'
import type { SessionStore } from '@/lib/browser/stores/workspace-session-store'
import { type HeldKeys, NOTHING_HELD, nextHeld } from '@/lib/commands/held-keys'
import { isTaken } from '@/lib/commands/key-press'
import { commandAt, isWish, type Keymap } from '@/lib/commands/keymap'
import { NOT_LABELING } from '@/lib/workspace/why-not'

/**
 * The one listener for keys: finds the command of each press, anywhere on the page but where keys belong to what has the
 * focus, and has it done. What was asked for by holding a key ends when the key is let go, or the page is no longer told.
 */
export function useCommandKeys({ commands, session, labels }: OpenWorkspace): void {
  const keymap = useKeymap(labels)
  useEffect(() => listen(keymap, commands, session), [keymap, commands, session])
}

function listen(keymap: Keymap, centre: CommandCentre, session: SessionStore): () => void {
  const life = new AbortController()
  const { signal } = life
  const endings = new Map<string, CommandHandler['onRelease']>()
  let held: HeldKeys = NOTHING_HELD

  const letGo = (code: string) => {
    const end = endings.get(code)
    endings.delete(code)
    end?.()
  }
  const loseAll = () => {
    held = nextHeld(held, { kind: 'lost' })
    for (const code of [...endings.keys()]) letGo(code)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const press = keyPressOf(event)
    if (event.defaultPrevented || isTaken(press)) return
    const hasModifier = press.ctrlKey || press.altKey || press.metaKey
    held = nextHeld(held, { kind: 'pressed', key: press.key, hasModifier })
    const command = commandAt(keymap, press, held)
    const handler = command === null ? null : centre.handlerOf(command)
    if (command === null || handler === null) return
    event.preventDefault()
    if (!isWish(command, press)) return
    if (command.needs === 'labeling' && !session.getState().isLabeling) return session.announce(NOT_LABELING)
    if (!press.repeat) {
      letGo(press.code)
      endings.set(press.code, handler.onRelease)
    }
    handler.onPress()
  }
  const onKeyUp = ({ key, code }: KeyboardEvent) => {
    held = nextHeld(held, { kind: 'released', key })
    letGo(code)
  }
  window.addEventListener('keydown', onKeyDown, { signal })
  window.addEventListener('keyup', onKeyUp, { signal })
  window.addEventListener('blur', loseAll, { signal })
  document.addEventListener('visibilitychange', loseAll, { signal })
  return () => {
    life.abort()
    loseAll()
  }
}
