import { useEffect } from 'react'
import type { CommandCentre, CommandHandler } from '@/lib/browser/commands/command-centre'
import { keyPressOf } from '@/lib/browser/commands/key-press-of'
import type { CommandSpec } from '@/lib/commands/command'
import { type HeldKeyEvent, NOTHING_HELD, nextHeld } from '@/lib/commands/held-keys'
import { isTaken } from '@/lib/commands/key-press'
import { commandAt, isWish, type Keymap } from '@/lib/commands/keymap'

/**
 * The one listener for keys: finds the command of each press, anywhere on the page but where keys belong to what has the
 * focus, and has it done. What was asked for by holding a key ends when the key is let go, or the page is no longer told.
 */
export function useCommandKeys(centre: CommandCentre, keymap: Keymap, canDo: (command: CommandSpec) => boolean): void {
  useEffect(() => {
    const life = new AbortController()
    const { signal } = life
    const endings = new Map<string, CommandHandler['onRelease']>()
    let held = NOTHING_HELD
    const note = (event: HeldKeyEvent) => {
      held = nextHeld(held, event)
    }
    const letGo = (code: string) => {
      const end = endings.get(code)
      endings.delete(code)
      end?.()
    }
    const onKeyDown = (event: KeyboardEvent) => {
      const press = keyPressOf(event)
      if (event.defaultPrevented || isTaken(press)) return
      note({ kind: 'pressed', key: press.key, hasModifier: press.ctrlKey || press.altKey || press.metaKey })
      const command = commandAt(keymap, press, held)
      if (command === null || !canDo(command)) return
      const handler = centre.handlerOf(command)
      if (handler === null) return
      event.preventDefault()
      if (!isWish(command, press)) return
      if (!press.repeat) {
        letGo(press.code)
        endings.set(press.code, handler.onRelease)
      }
      handler.onPress()
    }
    const loseAll = () => {
      note({ kind: 'lost' })
      for (const code of [...endings.keys()]) letGo(code)
    }
    const onKeyUp = ({ key, code }: KeyboardEvent) => {
      note({ kind: 'released', key })
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
  }, [centre, keymap, canDo])
}
