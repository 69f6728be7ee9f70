import type { CommandSpec } from '@/lib/commands/command'
import { type HeldKeys, NOTHING_HELD, nextHeld } from '@/lib/commands/held-keys'
import { isTaken } from '@/lib/commands/key-press'
import { commandAt, isWish, type Keymap } from '@/lib/commands/keymap'
import type { CommandCentre, CommandHandler } from './command-centre'
import { keyPressOf } from './key-press-of'

type Parts = {
  readonly keymap: Keymap
  readonly centre: CommandCentre
  /** Takes a command that may not be asked for now, and says why not; false lets it be done. */
  readonly refuse: (command: CommandSpec) => boolean
}

/**
 * The one listener for keys: has the command of each press done, anywhere on the page but where keys belong to what has
 * the focus. What was asked for by holding a key ends when the key is let go, or the page is no longer told of keys.
 * Ends when the function it gives back is called.
 */
export function listenForKeys({ keymap, centre, refuse }: Parts): () => void {
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
    if (!isWish(command, press) || refuse(command)) return
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
