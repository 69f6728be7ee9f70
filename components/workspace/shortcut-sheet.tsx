import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { LINT_KEYS } from '@/components/lint/lint-keys'
import { Kbd } from '@/components/ui/kbd'
import { useSession, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { TRANSPORT_KEYS } from '@/lib/player/transport-keys'
import { VIEW_KEYS } from '@/lib/player/view-keys'
import { LABELING_KEYS } from '@/lib/workspace/labeling-keys'
import { finalFocus } from './final-focus'

/** The keys of the picture, and what the mouse does to it. */
const PICTURE_ROWS = [
  ...VIEW_KEYS.map(({ keys, does }) => ({ keys, does })),
  { keys: ['Ctrl+wheel'], does: 'Zoom at the pointer' },
  { keys: ['Double click'], does: '100 % at the pointer, or the whole picture again' },
  { keys: ['Drag'], does: 'Move the picture, when it is larger than the stage' },
]

/** Every key, by what it is for. */
export function ShortcutSheet() {
  const { session, labels } = useWorkspaceHandle()
  const isOpen = useSession((state) => state.dialog === 'shortcut-sheet')
  const labelRows = labels.flatMap(({ name, hotkey, kind }) =>
    hotkey === null
      ? []
      : [{ keys: [hotkey.toUpperCase()], does: kind === 'point' ? `${name}: marks the frame on screen` : name }],
  )
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
            <KeyTable title="Playing" rows={TRANSPORT_KEYS.map(({ keys, does }) => ({ keys, does }))} />
            <KeyTable title="Labeling" rows={LABELING_KEYS.map(({ shown, does }) => ({ keys: [shown], does }))} />
            <KeyTable title="Picture" rows={PICTURE_ROWS} />
            <KeyTable title="Labels" rows={labelRows} />
            <KeyTable title="Problems" rows={LINT_KEYS} />
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
