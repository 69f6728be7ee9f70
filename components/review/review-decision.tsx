import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CornerUpLeft, ThumbsUp } from 'lucide-react'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Problem } from '@/components/ui/problem'
import { RequestError } from '@/lib/browser/api/request'
import { decideOn } from '@/lib/browser/api/review'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { DocumentSummary } from '@/lib/work/review-schema'

/**
 * Returns or accepts the work; what was accepted can still be returned. What is decided on is what was looked at: where edits came since, that is said first.
 * `onDecided` follows a decision.
 */
export function ReviewDecision(props: { readonly summary: DocumentSummary; readonly onDecided: () => void }) {
  const { summary, onDecided } = props
  const { id, state, sequence, openComments } = summary
  const [seen, setSeen] = useState(sequence)
  if (state === 'draft' || state === 'returned') return <p className={FOOT}>{CLOSED[state]}</p>
  if (seen !== sequence) {
    return (
      <div className={FOOT} role="alert">
        <p>The work was changed since you opened it. The timeline shows what is there now.</p>
        <Button className="mt-2" onClick={() => setSeen(sequence)}>
          I have looked at it
        </Button>
      </div>
    )
  }
  return <DecisionForm {...{ id, state, seen, openComments, onDecided }} annotator={summary.annotator.name} />
}

const FOOT = 'border-t border-line px-4 py-3 text-sm text-ink-muted'

const CLOSED = {
  draft: 'Not submitted: it can be looked at and commented on, and decided on once it is submitted.',
  returned: 'Returned. It comes back to the queue when it is submitted again.',
} as const

function DecisionForm(props: {
  readonly id: string
  readonly state: 'submitted' | 'accepted'
  readonly seen: number
  readonly openComments: number
  readonly annotator: string
  readonly onDecided: () => void
}) {
  const { id, state, seen, openComments, annotator, onDecided } = props
  const { session, document } = useWorkspaceHandle()
  const client = useQueryClient()
  const [note, setNote] = useState('')
  const field = useId()
  const deciding = useMutation({
    mutationFn: (decision: 'return' | 'accept') => decideOn(id, decision, { note: note.trim(), seen }),
    onSuccess: async (_, decision) => {
      session.announce(decision === 'return' ? `Returned to ${annotator}` : `Accepted the work of ${annotator}`)
      await client.invalidateQueries({ queryKey: ['review'] })
      onDecided()
    },
    onError: (error) => {
      if (error instanceof RequestError && error.status === 409) {
        document.reload()
        void client.invalidateQueries({ queryKey: ['review'] })
      }
    },
  })
  const canReturn = note.trim() !== '' || openComments > 0
  const returnWork = () =>
    canReturn ? deciding.mutate('return') : session.announce('Say what is to be changed: a note, or a comment')
  return (
    <section aria-label="Decision" data-testid="review-decision" className="border-t border-line px-4 pt-2.5 pb-3">
      {state === 'accepted' && <p className="mb-2 text-sm text-ink-muted">{ACCEPTED}</p>}
      <label htmlFor={field} className="mb-1 block text-xs font-semibold text-ink-muted">
        Note to {annotator}
      </label>
      <textarea
        id={field}
        rows={2}
        maxLength={4000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        className="block w-full resize-y rounded-md border border-line bg-canvas px-2.5 py-1.5 text-sm"
      />
      <Problem className="mt-1.5">{deciding.error?.message}</Problem>
      <p id={`${field}-why`} className="mt-1 text-xs text-ink-muted">
        {canReturn ? `${openComments} ${openComments === 1 ? 'comment is' : 'comments are'} open.` : RETURN_NEEDS}
      </p>
      <div className="mt-2 flex gap-2">
        <Button
          className="flex-1 aria-disabled:text-ink-muted"
          aria-disabled={!canReturn || deciding.isPending}
          aria-describedby={`${field}-why`}
          onClick={() => (deciding.isPending ? null : returnWork())}
        >
          <CornerUpLeft aria-hidden={true} className="size-4" /> Return
        </Button>
        {state === 'submitted' && (
          <Button
            look="primary"
            className="flex-1"
            disabled={deciding.isPending}
            onClick={() => deciding.mutate('accept')}
          >
            <ThumbsUp aria-hidden={true} className="size-4" /> Accept
          </Button>
        )}
      </div>
    </section>
  )
}

const ACCEPTED = 'Accepted: its annotator cannot change it. If that was a mistake, return it.'

const RETURN_NEEDS = 'To return it, write a note or a comment.'
