import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Problem } from '@/components/ui/problem'
import { changeComment } from '@/lib/browser/api/review'
import type { Comment } from '@/lib/work/comment-schema'

/** Changes the words of one’s own comment in its place. */
export function EditComment(props: {
  readonly comment: Comment
  readonly refresh: () => Promise<void>
  readonly onDone: () => void
}) {
  const { comment, refresh, onDone } = props
  const [body, setBody] = useState(comment.body)
  const saving = useMutation({
    mutationFn: () => changeComment(comment.id, { body: body.trim() }),
    onSuccess: async () => {
      await refresh()
      onDone()
    },
  })
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (body.trim() !== '' && !saving.isPending) saving.mutate()
  }
  return (
    <form onSubmit={save} className="mt-1.5">
      <textarea
        aria-label="Comment"
        rows={3}
        maxLength={4000}
        value={body}
        onChange={(event) => setBody(event.target.value)}
        className="block w-full resize-y rounded-md border border-line bg-canvas px-2 py-1 text-sm"
      />
      <Problem className="mt-1">{saving.error?.message}</Problem>
      <div className="mt-1.5 flex justify-end gap-2">
        <Button look="quiet" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" disabled={body.trim() === '' || saving.isPending}>
          Save
        </Button>
      </div>
    </form>
  )
}
