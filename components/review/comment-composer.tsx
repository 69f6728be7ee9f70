import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Problem } from '@/components/ui/problem'
import { addComment } from '@/lib/browser/api/review'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { CommentPlace } from '@/lib/browser/stores/workspace-session-store'
import { useCommentPlace } from './comment-place'
import { useComments } from './use-comments'

/** Writes a comment that stands at `place`. Ctrl+Enter sends it, Escape lets it go. */
export function CommentComposer({ place }: { readonly place: CommentPlace }) {
  const { session, videoId } = useWorkspaceHandle()
  const { documentId, refresh } = useComments()
  const { words } = useCommentPlace(place)
  const [body, setBody] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  // Also when it is asked for again: a new place, though the same one.
  useEffect(() => {
    if (place !== null) field.current?.focus()
  }, [place])
  const close = () => session.setState({ commentAt: null })
  const sending = useMutation({
    mutationFn: () => {
      const whose = documentId === null ? { videoId } : { documentId }
      const where = place.segmentId === null ? {} : { segmentId: place.segmentId }
      return addComment({ ...whose, ...where, frame: place.frame, body: body.trim() })
    },
    onSuccess: async () => {
      await refresh()
      close()
      session.announce(`Commented: ${words}`)
    },
  })
  const canSend = body.trim() !== '' && !sending.isPending
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (canSend) sending.mutate()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      close()
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(event)
  }
  return (
    <form onSubmit={send} data-testid="comment-composer" className="border-b border-line px-4 pt-1 pb-3">
      <label htmlFor={id} className="mb-1.5 block text-sm">
        Comment: <span className="font-medium">{words}</span>
      </label>
      <textarea
        ref={field}
        id={id}
        rows={3}
        maxLength={4000}
        value={body}
        onChange={(event) => setBody(event.target.value)}
        onKeyDown={onKeyDown}
        className="block w-full resize-y rounded-md border border-line bg-canvas px-2.5 py-1.5 text-sm"
      />
      <Problem className="mt-1.5">{sending.error?.message}</Problem>
      <div className="mt-2 flex items-center justify-end gap-2">
        <Button look="quiet" onClick={close}>
          Cancel
        </Button>
        <Button type="submit" look="primary" disabled={!canSend} title="Ctrl+Enter">
          {sending.isPending ? 'Sending…' : 'Comment'}
        </Button>
      </div>
    </form>
  )
}
