import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { COMMANDS } from '@/lib/browser/commands/all-commands'
import { keyPressOf } from '@/lib/browser/commands/key-press-of'
import { keyChoices, useKeyChoices, useKeymap } from '@/lib/browser/stores/key-choices'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { chooseKey } from '@/lib/commands/choose-keys'
import { type Chord, chordOfPress, chordWords } from '@/lib/commands/chord'
import type { CommandSpec } from '@/lib/commands/command'
import { conflictsOf, type KeyConflict } from '@/lib/commands/conflicts'
import { modifiersOf } from '@/lib/commands/key-press'
import { conflictWords } from './conflict-words'

type Props = {
  readonly command: CommandSpec
  /** The key is one more, not instead of those it has. */
  readonly isMore: boolean
  /** Closes it; `text` says what was done, empty if nothing was. */
  readonly onDone: (text: string) => void
}

/** A key that was pressed, and what stands against it. */
type Wish = { readonly chord: Chord; readonly conflicts: readonly KeyConflict[] }

/** Waits for a key, says what stands against it before it is taken, and takes it. */
export function KeyRecorder({ command, isMore, onDone }: Props) {
  const { labels } = useWorkspaceHandle()
  const keymap = useKeymap(labels)
  const chosen = useKeyChoices()
  const field = useRef<HTMLInputElement>(null)
  const [wish, setWish] = useState<Wish | null>(null)
  useEffect(() => field.current?.focus(), [])

  const take = ({ chord, conflicts }: { chord: Chord | null; conflicts: readonly KeyConflict[] }) => {
    const from = conflicts.flatMap((each) => (each.kind === 'command' ? [each.command] : []))
    const losers = from.filter(({ isFixed }) => isFixed !== true)
    keyChoices.keep(
      chooseKey(
        COMMANDS,
        chosen,
        { id: command.id, chord, isMore },
        losers.map(({ id }) => id),
      ),
    )
    const lost = losers.map(({ title }) => `; “${title}” has it no more`).join('')
    onDone(chord === null ? `“${command.title}” has no key now` : `${wordsOf(chord)} is “${command.title}” now${lost}`)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab' && !event.ctrlKey && !event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') return onDone('')
    const press = { ...keyPressOf(event.nativeEvent), focus: 'page' } as const
    const chord = press.repeat ? null : chordOfPress({ ...press, ...modifiersOf(press) })
    if (chord === null) return
    const conflicts = conflictsOf(keymap, command.id, chord, press)
    if (conflicts.length === 0) take({ chord, conflicts })
    else setWish({ chord, conflicts })
  }

  const isRefused = wish?.conflicts.some(({ kind }) => kind === 'kept-by-browser') ?? false
  return (
    <fieldset className="my-1.5 rounded-md border border-line bg-canvas p-3">
      <legend className="sr-only">
        {isMore ? 'One more key' : 'New key'} for {command.title}
      </legend>
      <input
        ref={field}
        readOnly={true}
        value={wish === null ? '' : wordsOf(wish.chord)}
        placeholder="Press the key"
        aria-label={`${isMore ? 'One more key' : 'New key'} for ${command.title}: press it`}
        aria-describedby="key-recorder-words"
        onKeyDown={onKeyDown}
        className="h-8 w-full rounded-md border border-accent bg-surface px-2.5 text-sm placeholder:text-ink-muted"
      />
      <p id="key-recorder-words" role="alert" className="mt-2 text-sm text-ink-muted">
        {wish === null
          ? `Press the key, with Ctrl, Alt or Shift if you like. Esc leaves everything as it is.`
          : wish.conflicts.map((conflict) => conflictWords(wordsOf(wish.chord), conflict)).join(' ')}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        {wish === null || isRefused ? null : (
          <Button look="primary" onClick={() => take(wish)}>
            Use {wordsOf(wish.chord)} all the same
          </Button>
        )}
        {isMore ? null : (
          <Button look="quiet" onClick={() => take({ chord: null, conflicts: [] })}>
            No key
          </Button>
        )}
        <Button look="quiet" onClick={() => onDone('')}>
          Cancel
        </Button>
      </div>
    </fieldset>
  )
}

const wordsOf = (chord: Chord): string => chordWords(chord).join('+')
