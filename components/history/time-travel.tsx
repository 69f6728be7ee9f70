import { History, Undo2 } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { newClientId } from '@/lib/browser/stores/workspace-client-id'
import { useSession, useWorkspace, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { differenceFrom, returnFlaw, returnTo } from '@/lib/workspace/return-to'
import type { TimeTravelState } from './use-shown-revision'

/** A slider over all revisions, what the one that is shown differs in, and the way to bring it back. */
export function TimeTravel({ newest, travel }: { readonly newest: number; readonly travel: TimeTravelState }) {
  const { shown, isPast, revision, error } = travel
  return (
    <div className="space-y-1.5 border-b border-line px-4 pb-3">
      <label htmlFor="revision-slider" className="flex justify-between gap-2 text-sm">
        <span>{isPast ? `After edit ${shown} of ${newest}` : 'As it is now'}</span>
      </label>
      <input
        id="revision-slider"
        type="range"
        min={0}
        max={newest}
        value={shown}
        aria-valuetext={shown === newest ? 'as it is now' : `after edit ${shown} of ${newest}`}
        onChange={(event) => travel.show(Number(event.target.value))}
        className="w-full accent-accent"
      />
      {isPast ? <PastNotice revision={revision} error={error} onLeave={travel.leave} /> : null}
    </div>
  )
}

function PastNotice({
  revision,
  error,
  onLeave,
}: Pick<TimeTravelState, 'revision' | 'error'> & { readonly onLeave: () => void }) {
  const { edit, session, actions, labels } = useWorkspaceHandle()
  const isReadOnly = useSession((state) => state.readOnly !== null)
  const segments = useWorkspace(({ workspace }) => workspace.segments)
  const restore = () => {
    if (revision === undefined) return
    const commands = returnTo(segments, revision.segments, newClientId)
    const { isLabeling } = session.getState()
    const flaw = returnFlaw(commands, segments, { labels, isLabeling, isLocked: actions.isLocked })
    if (flaw !== null) return session.announce(`Not brought back. ${flaw}`)
    session.setState({ revision: null })
    onLeave()
    if (!edit(commands)) return
    session.announce(`Brought back as it was after edit ${revision.sequence}. Ctrl+Z takes that back`)
  }
  const words =
    error === null
      ? revision === undefined
        ? 'Asking…'
        : differenceWords(differenceFrom(segments, revision.segments))
      : error.message
  return (
    <>
      <p role="status" className={error === null ? 'text-xs text-ink-muted' : 'text-xs text-bad'}>
        {words}
      </p>
      <div className="flex flex-wrap gap-2 pt-0.5">
        <Button onClick={onLeave}>
          <Undo2 aria-hidden={true} className="size-3.5" /> Back to now
        </Button>
        {isReadOnly ? null : (
          <Button disabled={revision === undefined} onClick={restore}>
            <History aria-hidden={true} className="size-3.5" /> Bring this back
          </Button>
        )}
      </div>
    </>
  )
}

function differenceWords({ changed, missing, added }: ReturnType<typeof differenceFrom>): string {
  const parts = [
    changed === 0 ? '' : `${segmentsOf(changed)} different now`,
    missing === 0 ? '' : `${segmentsOf(missing)} gone since`,
    added === 0 ? '' : `${segmentsOf(added)} made since`,
  ].filter((part) => part !== '')
  return parts.length === 0 ? 'The same as now.' : `${parts.join(', ')}.`
}

const segmentsOf = (count: number): string => `${count} ${count === 1 ? 'segment' : 'segments'}`
