import { MessageSquare } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { useWordsWithKey } from '@/lib/browser/stores/key-choices'
import { useSession } from '@/lib/browser/stores/workspace-context'
import { useToggleComments } from './use-comment-commands'
import { isOpenComment, useComments } from './use-comments'

/** Shows and hides the comments; says how many are open. */
export function CommentsButton() {
  const { comments } = useComments()
  const isShown = useSession((state) => state.sidePanel === 'comments')
  const toggle = useToggleComments()
  const title = useWordsWithKey('Comments on these segments', 'comments.panel')
  const open = comments.filter(isOpenComment).length
  return (
    <Button
      look="quiet"
      className="px-2! aria-pressed:bg-raised aria-pressed:text-ink"
      data-testid="comments-button"
      aria-pressed={isShown}
      title={title}
      onClick={toggle}
    >
      <MessageSquare aria-hidden={true} className="size-4" />
      <span className="max-xl:sr-only">Comments</span>
      {open === 0 ? null : (
        <span className="rounded-full bg-accent px-1.5 text-xs leading-5 text-accent-ink">
          {open}
          <span className="sr-only"> open</span>
        </span>
      )}
    </Button>
  )
}
