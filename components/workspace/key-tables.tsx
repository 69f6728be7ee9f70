import { useState } from 'react'
import { Kbd } from '@/components/ui/kbd'
import { commandsWith } from '@/lib/browser/commands/all-commands'
import { useKeyChoices } from '@/lib/browser/stores/key-choices'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { chordWords } from '@/lib/commands/chord'
import { COMMAND_GROUPS, type CommandSpec } from '@/lib/commands/command'
import { fuzzyFit } from '@/lib/commands/fuzzy'
import { chordsOf, type KeyOverrides } from '@/lib/commands/keymap'
import { MICROSCOPE_KEYS, type MicroscopeMode } from '@/lib/workspace/microscope-keys'
import { KeyRow, type Recording } from './key-row'

/** What the mouse does to the picture. */
const PICTURE_GESTURES = [
  { gesture: 'Ctrl+wheel', does: 'Zoom at the pointer' },
  { gesture: 'Double click', does: '100 % at the pointer, or the whole picture again' },
  { gesture: 'Drag', does: 'Move the picture, when it is larger than the stage' },
]

const microscopeRows = (mode: MicroscopeMode) =>
  MICROSCOPE_KEYS.filter((row) => row.mode === mode).map(({ shown, does }) => ({ gesture: shown, does }))

/** Keys that mean something in one place only, and are the same for everybody. */
const PLACES = [
  { title: 'At the microscope', rows: microscopeRows('look') },
  { title: 'Verifying boundaries', rows: microscopeRows('walk') },
]

type Fixed = { readonly gesture: string; readonly does: string }

const fixedRows = (query: string, rows: readonly Fixed[]): readonly Fixed[] =>
  rows.filter(({ gesture, does }) => fuzzyFit(query, `${does} ${gesture}`) !== null)

/** The commands that answer `query`, with their keys. One at a time waits for a new key. */
export function KeyTables({ query, onSay }: { readonly query: string; readonly onSay: (text: string) => void }) {
  const { labels } = useWorkspaceHandle()
  const chosen = useKeyChoices()
  const [recording, setRecording] = useState<Recording | null>(null)
  const commands = commandsWith(labels).filter((command) => isAsked(query, command, chosen))
  const gestures = fixedRows(query, PICTURE_GESTURES)
  const places = PLACES.map(({ title, rows }) => ({ title, rows: fixedRows(query, rows) })).filter(
    ({ rows }) => rows.length > 0,
  )
  const groups = COMMAND_GROUPS.filter(
    (group) => commands.some((command) => command.group === group) || (group === 'Picture' && gestures.length > 0),
  )
  if (groups.length + places.length === 0) return <p className="text-sm text-ink-muted">Nothing here is called that.</p>
  return (
    <div className="gap-x-10 sm:columns-2">
      {groups.map((group) => (
        <section key={group} aria-label={group} className="mb-6 break-inside-avoid">
          <h3 className="mb-1.5 text-sm font-semibold">{group}</h3>
          <ul className="text-sm">
            {commands
              .filter((command) => command.group === group)
              .map((command) => (
                <KeyRow
                  key={command.id}
                  command={command}
                  recording={recording?.id === command.id ? recording : null}
                  onRecord={setRecording}
                  onSay={onSay}
                />
              ))}
            <FixedRows rows={group === 'Picture' ? gestures : []} />
          </ul>
          {group === 'Labels' ? <AboutLabelKeys /> : null}
        </section>
      ))}
      {places.map(({ title, rows }) => (
        <section key={title} aria-label={title} className="mb-6 break-inside-avoid">
          <h3 className="mb-1.5 text-sm font-semibold">{title}</h3>
          <ul className="text-sm">
            <FixedRows rows={rows} />
          </ul>
        </section>
      ))}
    </div>
  )
}

const FixedRows = ({ rows }: { readonly rows: readonly Fixed[] }) =>
  rows.map(({ gesture, does }) => (
    <li key={gesture} className="flex items-baseline gap-3 py-1">
      <span className="flex w-32 shrink-0">
        <Kbd>{gesture}</Kbd>
      </span>
      <span className="text-ink-muted">{does}</span>
    </li>
  ))

function AboutLabelKeys() {
  return (
    <div className="mt-3 space-y-1.5 text-sm text-ink-muted">
      <p>A label key pressed once starts the label at the frame on screen, pressed again it ends it there.</p>
      <p>
        After an in point it ends the segment at the frame on screen. With a segment selected it changes its label. The
        first and the last frame you saw both belong to the segment.
      </p>
    </div>
  )
}

function isAsked(query: string, command: CommandSpec, chosen: KeyOverrides): boolean {
  const keys = chordsOf(command, chosen).map((chord) => chordWords(chord).join('+'))
  if (keys.some((key) => key.toLowerCase() === query.trim().toLowerCase())) return true
  return query.trim().length !== 1
    ? fuzzyFit(query, `${command.title} ${command.does ?? ''} ${keys.join(' ')}`) !== null
    : false
}
