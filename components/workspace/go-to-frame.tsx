import { Dialog } from '@base-ui/react/dialog'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'
import { useSession, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { parseGoTo } from '@/lib/workspace/go-to-frame'
import { finalFocus } from './final-focus'

/** Asks for a frame number or a time and goes there. */
export function GoToFrame() {
  const { session } = useWorkspaceHandle()
  const isOpen = useSession((state) => state.dialog === 'go-to-frame')
  const close = () => session.setState({ dialog: 'none' })
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => open || close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/50" />
        <Dialog.Popup
          finalFocus={finalFocus(session)}
          className="fixed top-1/3 left-1/2 z-50 w-80 -translate-x-1/2 rounded-lg border border-line bg-surface p-5 text-ink shadow-2xl"
        >
          <Dialog.Title className="mb-3 text-base font-semibold">Go to</Dialog.Title>
          <GoToForm onDone={close} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function GoToForm({ onDone }: { readonly onDone: () => void }) {
  const { index, actions, session } = useWorkspaceHandle()
  const player = usePlayerHandle()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { targetFrame, frame } = player.getState()
    const target = parseGoTo(text, index, targetFrame ?? frame)
    if (!target.ok) return setProblem(target.error)
    actions.seek(target.value)
    session.announce(`Went to frame ${target.value}`)
    onDone()
  }
  return (
    <form onSubmit={submit}>
      <label htmlFor="go-to" className="mb-1 block text-sm text-ink-muted">
        Frame number, time or timecode
      </label>
      <div className="flex gap-2">
        <input
          id="go-to"
          type="text"
          value={text}
          onChange={(event) => setText(event.target.value)}
          autoComplete="off"
          aria-invalid={problem !== ''}
          aria-describedby="go-to-examples go-to-problem"
          className="h-9 min-w-0 flex-1 rounded-md border border-line bg-canvas px-2.5 text-sm aria-invalid:border-bad"
        />
        <Button type="submit" look="primary" className="h-9">
          Go
        </Button>
      </div>
      <p id="go-to-examples" className="mt-2 text-xs text-ink-muted">
        1234 · 62.5s · 1:02.5 · 00:01:02:12 · on or back: +250, -1s
      </p>
      <p id="go-to-problem" role="alert" className="mt-2 min-h-5 text-sm text-bad">
        {problem}
      </p>
    </form>
  )
}
