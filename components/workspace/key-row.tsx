import { Pencil, Plus, RotateCcw } from 'lucide-react'
import type { ReactNode } from 'react'
import { Kbd } from '@/components/ui/kbd'
import { COMMANDS } from '@/lib/browser/commands/all-commands'
import { keyChoices, useKeyChoices } from '@/lib/browser/stores/key-choices'
import { hasOwnKeys, resetKeys } from '@/lib/commands/choose-keys'
import { chordWords } from '@/lib/commands/chord'
import type { CommandSpec } from '@/lib/commands/command'
import { commandWithHotkey } from '@/lib/commands/conflicts'
import { chordsOf, createKeymap } from '@/lib/commands/keymap'
import { KeyRecorder } from './key-recorder'

/** Which command waits for a key: instead of those it has, or one more. */
export type Recording = { readonly id: string; readonly isMore: boolean }

type Props = {
  readonly command: CommandSpec
  readonly recording: Recording | null
  readonly onRecord: (recording: Recording | null) => void
  readonly onSay: (text: string) => void
}

/** A command with its keys, and how to give it others. */
export function KeyRow({ command, recording, onRecord, onSay }: Props) {
  const chosen = useKeyChoices()
  const { id, title, does } = command
  const keys = chordsOf(command, chosen).map((chord) => chordWords(chord).join('+'))
  const reset = () => {
    keyChoices.keep(resetKeys(chosen, id))
    onSay(`${title}: the keys it came with`)
  }
  return (
    <li data-command={id} className="group rounded-md py-1">
      <div className="flex items-baseline gap-3">
        <span className="flex w-32 shrink-0 flex-wrap gap-1">
          {keys.length === 0 ? <span className="text-ink-muted">no key</span> : null}
          {keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
        </span>
        <span className="min-w-0 flex-1 text-ink-muted">
          {does ?? title}
          <ShadowedHotkey command={command} />
        </span>
        {command.isFixed === true ? null : (
          <span className="-my-1 flex shrink-0 self-start">
            {hasOwnKeys(chosen, command) ? (
              <RowButton words={`Reset the keys of ${title}`} onPress={reset}>
                <RotateCcw aria-hidden={true} className="size-3.5" />
              </RowButton>
            ) : null}
            <RowButton words={`Change the key of ${title}`} onPress={() => onRecord({ id, isMore: false })}>
              <Pencil aria-hidden={true} className="size-3.5" />
            </RowButton>
            <RowButton words={`Add a key to ${title}`} onPress={() => onRecord({ id, isMore: true })}>
              <Plus aria-hidden={true} className="size-3.5" />
            </RowButton>
          </span>
        )}
      </div>
      {recording === null ? null : (
        <KeyRecorder
          key={String(recording.isMore)}
          command={command}
          isMore={recording.isMore}
          onDone={(text) => {
            onRecord(null)
            onSay(text)
          }}
        />
      )}
    </li>
  )
}

function RowButton(props: { readonly words: string; readonly onPress: () => void; readonly children: ReactNode }) {
  return (
    <button
      type="button"
      aria-label={props.words}
      title={props.words}
      onClick={props.onPress}
      className="inline-flex size-7 items-center justify-center rounded-md text-ink-faint hover:bg-raised hover:text-ink focus-visible:text-ink"
    >
      {props.children}
    </button>
  )
}

/** A label whose key belongs to a command never hears of it. */
function ShadowedHotkey({ command }: { readonly command: CommandSpec }) {
  const chosen = useKeyChoices()
  if (command.group !== 'Labels') return null
  const [hotkey] = command.keys
  const owner = hotkey === undefined ? null : commandWithHotkey(createKeymap(COMMANDS, chosen), hotkey)
  return owner === null ? null : (
    <span className="block text-warn">
      Its key belongs to “{owner.title}”, so it does nothing here: give one of them another.
    </span>
  )
}
