import { useMutation } from '@tanstack/react-query'
import { Check, MapPin } from 'lucide-react'
import { useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { changeComment, deleteComment } from '@/lib/browser/api/review'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { Comment } from '@/lib/work/comment-schema'
import { agoWords } from '@/lib/work/when-words'
import { EditComment } from './comment-edit'
import { useCommentPlace } from './comment-place'
import { isOpenComment } from './use-comments'

const LINK = 'rounded text-xs text-ink-muted underline-offset-2 hover:text-ink hover:underline disabled:opacity-60'

/** One comment: who, when, where, what. A click on its place goes there. */
export function CommentItem(props: {
  readonly comment: Comment
  readonly isOwn: boolean
  readonly refresh: () => Promise<void>
}) {
  const { comment, isOwn, refresh } = props
  const { session } = useWorkspaceHandle()
  const { words, go } = useCommentPlace(comment)
  const [isEditing, setEditing] = useState(false)
  const isOpen = isOpenComment(comment)
  const failed = ({ message }: Error) => session.announce(message)
  const settle = useMutation({
    mutationFn: () => changeComment(comment.id, { resolved: isOpen }),
    onSuccess: refresh,
    onError: failed,
  })
  const remove = useMutation({ mutationFn: () => deleteComment(comment.id), onSuccess: refresh, onError: failed })
  const reply = () =>
    session.setState({ commentAt: { frame: comment.frame ?? 0, segmentId: comment.segmentId }, sidePanel: 'comments' })
  return (
    <li
      data-testid="comment"
      data-state={isOpen ? 'open' : 'resolved'}
      className={classNames('rounded-md border p-2.5 text-sm', isOpen ? 'border-line bg-raised' : 'border-line/60')}
    >
      <p className="flex items-baseline gap-2">
        <span className="truncate font-semibold">{comment.author.name}</span>
        <time
          dateTime={comment.createdAt}
          title={new Date(comment.createdAt).toLocaleString()}
          className="shrink-0 text-xs text-ink-muted"
        >
          {agoWords(Date.parse(comment.createdAt), Date.now())}
          {comment.editedAt === null ? '' : ', changed'}
        </time>
        {isOpen ? null : (
          <span className="ml-auto inline-flex items-center gap-1 text-xs text-good">
            <Check aria-hidden={true} className="size-3.5" /> Resolved
          </span>
        )}
      </p>
      <button
        type="button"
        onClick={go}
        className="mt-0.5 inline-flex max-w-full items-center gap-1 rounded text-xs text-accent underline-offset-2 hover:underline"
      >
        <MapPin aria-hidden={true} className="size-3 shrink-0" />
        <span className="truncate">{words}</span>
      </button>
      {isEditing ? (
        <EditComment comment={comment} refresh={refresh} onDone={() => setEditing(false)} />
      ) : (
        <p className={classNames('mt-1 break-words whitespace-pre-wrap', isOpen ? '' : 'text-ink-muted')}>
          {comment.body}
        </p>
      )}
      <div className="mt-1.5 flex flex-wrap gap-x-3">
        <button type="button" className={LINK} disabled={settle.isPending} onClick={() => settle.mutate()}>
          {isOpen ? 'Resolve' : 'Open again'}
        </button>
        <button type="button" className={LINK} onClick={reply}>
          Reply
        </button>
        {isOwn && !isEditing ? (
          <>
            <button type="button" className={LINK} onClick={() => setEditing(true)}>
              Change
            </button>
            <button type="button" className={LINK} disabled={remove.isPending} onClick={() => remove.mutate()}>
              Delete
            </button>
          </>
        ) : null}
      </div>
    </li>
  )
}
