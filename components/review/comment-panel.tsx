'use client'
import { useQuery } from '@tanstack/react-query'
import { MessageSquarePlus, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'
import { meQuery } from '@/lib/browser/queries/me'
import { useWordsWithKey } from '@/lib/browser/stores/key-choices'
import { useSession, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { CommentComposer } from './comment-composer'
import { CommentItem } from './comment-item'
import { useBeginComment } from './use-comment-commands'
import { isOpenComment, useComments } from './use-comments'

/** What was said of the work that is open, by where it stands in the video. `onClose` where the panel can be closed. */
export function CommentPanel({ onClose }: { readonly onClose?: () => void }) {
  const { comments, error, isPending, retry, refresh } = useComments()
  const me = useQuery(meQuery).data?.id
  const place = useSession((state) => state.commentAt)
  const begin = useBeginComment()
  const title = useWordsWithKey('Comment on the selected segment, or on the frame on screen', 'comments.write')
  const open = comments.filter(isOpenComment).length
  const root = useFocusedOnce(onClose !== undefined && place === null)
  return (
    <section
      ref={root}
      tabIndex={-1}
      data-testid="comments"
      aria-labelledby="comments-heading"
      className="flex min-h-0 flex-1 flex-col outline-none"
    >
      <header className="flex items-center gap-2 px-4 pt-2.5 pb-2">
        <h2 id="comments-heading" className="min-w-0 flex-1 text-xs font-semibold text-ink-muted">
          Comments{' '}
          <span className="font-normal" aria-live="polite">
            {comments.length === 0 ? '' : open === 0 ? 'all resolved' : `${open} open`}
          </span>
        </h2>
        <Button title={title} onClick={begin}>
          <MessageSquarePlus aria-hidden={true} className="size-4" /> Comment here
        </Button>
        {onClose === undefined ? null : (
          <Button look="quiet" className="w-8 px-0!" aria-label="Close the comments" title="Close" onClick={onClose}>
            <X aria-hidden={true} className="size-4" />
          </Button>
        )}
      </header>
      {place === null ? null : <CommentComposer key={`${place.frame} ${place.segmentId}`} place={place} />}
      {error === null ? null : (
        <p role="alert" className="px-4 py-2 text-sm text-bad">
          {error.message}{' '}
          <button type="button" className="underline" onClick={retry}>
            Try again
          </button>
        </p>
      )}
      {isPending ? <p className="px-4 py-2 text-sm text-ink-muted">Asking the server…</p> : null}
      {isPending || error !== null || comments.length > 0 ? null : <NoComments />}
      <ol aria-label="Comments, by where they stand" className="min-h-0 flex-1 space-y-2 overflow-y-auto px-3 pb-3">
        {comments.map((comment) => (
          <CommentItem key={comment.id} comment={comment} isOwn={comment.author.id === me} refresh={refresh} />
        ))}
      </ol>
    </section>
  )
}

function NoComments() {
  const { session } = useWorkspaceHandle()
  const isReview = session.getState().readOnly !== null
  return (
    <p className="px-4 py-1 text-sm leading-6 text-ink-muted">
      Nothing was said yet. <Kbd>Shift</Kbd> <Kbd>R</Kbd> comments on the selected segment, or on the frame on screen.{' '}
      {isReview ? 'The annotator is told.' : 'Only you and who reviews your work read it.'}
    </p>
  )
}

/** Gives a panel that somebody opened the focus. */
function useFocusedOnce(isWanted: boolean) {
  const root = useRef<HTMLElement>(null)
  const wanted = useRef(isWanted)
  useEffect(() => {
    if (wanted.current) root.current?.focus({ preventScroll: true })
  }, [])
  return root
}
