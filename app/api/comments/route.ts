import { listComments } from '@/lib/server/comments/read-comments'
import { addComment } from '@/lib/server/comments/write-comments'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { commentQuery, newComment } from '@/lib/work/comment-schema'

export const dynamic = 'force-dynamic'

export const GET = handle({ permission: 'comment:own', query: commentQuery }, async ({ query, principal }) => {
  const list = await listComments(query, principal)
  return list.ok ? { ok: true, value: { json: list.value } } : list
})

export const POST = handle(
  { permission: 'comment:own', body: newComment, audit: 'comment.added' },
  async ({ body, principal }) => {
    const made = await addComment(body, principal)
    if (!made.ok) return made
    const { id, videoId } = made.value
    return { ok: true, value: { json: made.value, status: 201, audited: { videoId, subjectId: id } } }
  },
)
export const { OPTIONS, PUT, PATCH, DELETE } = otherMethods('GET', 'POST')
