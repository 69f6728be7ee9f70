import { Check, MessageSquare } from 'lucide-react'
import { toPixels, type Viewport } from '@/lib/timeline/viewport'
import type { Comment } from '@/lib/work/comment-schema'
import styles from './comment-pins.module.css'
import { useCommentPlace } from './comment-place'
import { isOpenComment } from './use-comments'

/** More pins than this in view are one row anyway. */
const MOST_DRAWN = 200

/** Pins over the ruler where comments stand, in the timeline’s pixels. The list says the same in words, and is for keys. */
export function CommentPins({
  comments,
  viewport,
}: {
  readonly comments: readonly Comment[]
  readonly viewport: Viewport
}) {
  const inView = comments.filter(({ frame }) => {
    const x = frame === null ? -1 : toPixels(viewport, frame)
    return x >= 0 && x <= viewport.width
  })
  // Open ones lie on top.
  const ordered = [...inView].sort((a, b) => Number(isOpenComment(a)) - Number(isOpenComment(b))).slice(-MOST_DRAWN)
  return ordered.map((comment) => <Pin key={comment.id} comment={comment} x={toPixels(viewport, comment.frame ?? 0)} />)
}

function Pin({ comment, x }: { readonly comment: Comment; readonly x: number }) {
  const { words, go } = useCommentPlace(comment)
  const isOpen = isOpenComment(comment)
  const place = { transform: `translateX(${x}px)` }
  const said = `${comment.author.name}, ${words}: ${comment.body}`
  return (
    <>
      {isOpen ? <span aria-hidden={true} className={styles['stem']} style={place} /> : null}
      <button
        type="button"
        tabIndex={-1}
        data-testid="comment-pin"
        data-frame={comment.frame}
        data-state={isOpen ? 'open' : 'resolved'}
        aria-label={isOpen ? said : `Resolved: ${said}`}
        title={said}
        className={styles['pin']}
        style={place}
        onClick={go}
      >
        {isOpen ? <MessageSquare aria-hidden={true} /> : <Check aria-hidden={true} />}
      </button>
    </>
  )
}
