import { CornerUpLeft } from 'lucide-react'
import { isOpenComment, useComments } from '@/components/review/use-comments'
import { Button } from '@/components/ui/button'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { SubmitWork } from './submit-work'
import { useSubmission } from './use-submission'

/** That the work was returned, by whom, what they said, and the way to hand it in again. Nothing else it is in. */
export function ReturnedWork() {
  const { session } = useWorkspaceHandle()
  const { document } = useSubmission()
  const { comments } = useComments()
  if (document?.state !== 'returned') return null
  const open = comments.filter(isOpenComment).length
  const { by, note } = document.review ?? { by: 'A reviewer', note: '' }
  return (
    <section
      aria-label="Returned work"
      data-testid="returned-work"
      className="m-3 mb-0 max-h-[40%] shrink-0 overflow-y-auto rounded-md border border-warn/45 bg-warn/8 p-3 text-sm"
    >
      <p className="flex items-center gap-1.5 font-semibold">
        <CornerUpLeft aria-hidden={true} className="size-4 shrink-0 text-warn" /> {by} returned your work
      </p>
      {note === '' ? null : <p className="mt-1 break-words whitespace-pre-wrap">{note}</p>}
      <div className="mt-2.5 flex flex-wrap gap-2">
        <SubmitWork words="Resubmit" />
        {comments.length === 0 ? null : (
          <Button look="quiet" onClick={() => session.setState({ sidePanel: 'comments', revision: null })}>
            {open === 0 ? 'Comments' : `${open} open ${open === 1 ? 'comment' : 'comments'}`}
          </Button>
        )}
      </div>
    </section>
  )
}
