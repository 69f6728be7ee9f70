import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { Kbd } from '@/components/ui/kbd'
import { commandsWith } from '@/lib/browser/commands/all-commands'
import { useSession, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { chordWords } from '@/lib/commands/chord'
import { COMMAND_GROUPS, type CommandSpec } from '@/lib/commands/command'
import { chordsOf } from '@/lib/commands/keymap'
import { MICROSCOPE_KEYS, type MicroscopeMode } from '@/lib/workspace/microscope-keys'
import { finalFocus } from './final-focus'

/** What the mouse does to the picture. */
const PICTURE_GESTURES = [
  { keys: ['Ctrl+wheel'], does: 'Zoom at the pointer' },
  { keys: ['Double click'], does: '100 % at the pointer, or the whole picture again' },
  { keys: ['Drag'], does: 'Move the picture, when it is larger than the stage' },
]

const rowOf = (command: CommandSpec) => ({
  keys: chordsOf(command).map((chord) => chordWords(chord).join('+')),
  does: command.does ?? command.title,
})

const microscopeRows = (mode: MicroscopeMode) =>
  MICROSCOPE_KEYS.filter((row) => row.mode === mode).map(({ shown, does }) => ({ keys: [shown], does }))

/** Every key, by what it is for. */
export function ShortcutSheet() {
  const { session, labels } = useWorkspaceHandle()
  const isOpen = useSession((state) => state.dialog === 'shortcut-sheet')
  const tables = COMMAND_GROUPS.map((group) => ({
    group,
    rows: [
      ...commandsWith(labels)
        .filter((command) => command.group === group && command.keys.length > 0)
        .map(rowOf),
      ...(group === 'Picture' ? PICTURE_GESTURES : []),
    ],
  }))
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => open || session.setState({ dialog: 'none' })}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/60" />
        <Dialog.Popup
          finalFocus={finalFocus(session)}
          data-testid="shortcut-sheet"
          data-theme="dark"
          className="fixed top-1/2 left-1/2 z-50 max-h-[90dvh] w-[min(860px,calc(100vw-48px))] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-lg border border-line bg-surface p-6 text-ink shadow-2xl"
        >
          <div className="mb-4 flex items-center justify-between">
            <Dialog.Title className="text-base font-semibold">Keys</Dialog.Title>
            <Dialog.Close
              aria-label="Close"
              className="inline-flex size-8 items-center justify-center rounded-md text-ink-muted hover:bg-raised hover:text-ink"
            >
              <X aria-hidden={true} className="size-4" />
            </Dialog.Close>
          </div>
          <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
            {tables.map(({ group, rows }) => (
              <KeyTable key={group} title={group} rows={rows} />
            ))}
            <KeyTable title="At the microscope" rows={microscopeRows('look')} />
            <KeyTable title="Verifying boundaries" rows={microscopeRows('walk')} />
            <div className="space-y-2 text-sm text-ink-muted">
              <h3 className="font-semibold text-ink">How a label key works</h3>
              <p>Pressed once it starts the label at the frame on screen, pressed again it ends it there.</p>
              <p>
                After an in point it ends the segment at the frame on screen. With a segment selected it changes its
                label.
              </p>
              <p>The first and the last frame you saw both belong to the segment.</p>
            </div>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function KeyTable(props: {
  readonly title: string
  readonly rows: readonly { readonly keys: readonly string[]; readonly does: string }[]
}) {
  return (
    <section>
      <h3 className="mb-2 text-sm font-semibold">{props.title}</h3>
      <dl className="space-y-1.5 text-sm">
        {props.rows.map(({ keys, does }) => (
          <div key={keys.join(' ') + does} className="flex items-baseline gap-3">
            <dt className="flex w-28 shrink-0 flex-wrap gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd className="text-ink-muted">{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
