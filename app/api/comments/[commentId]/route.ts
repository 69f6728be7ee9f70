import { commentParams } from '@/lib/server/comments/comment-params'
import { changeComment, removeComment } from '@/lib/server/comments/write-comments'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { commentChange } from '@/lib/work/comment-schema'

export const dynamic = 'force-dynamic'

export const PATCH = handle(
  { permission: 'comment:own', params: commentParams, body: commentChange, audit: 'comment.changed' },
  async ({ params, body, principal }) => {
    const changed = await changeComment(params.commentId, body, principal)
    if (!changed.ok) return changed
    return { ok: true, value: { json: changed.value, audited: { videoId: changed.value.videoId } } }
  },
)

export const DELETE = handle(
  { permission: 'comment:own', params: commentParams, audit: 'comment.changed' },
  async ({ params, principal }) => {
    const removed = await removeComment(params.commentId, principal)
    if (!removed.ok) return removed
    const { videoId } = removed.value
    return { ok: true, value: { json: removed.value, audited: { videoId, details: { deleted: true } } } }
  },
)
export const { OPTIONS, GET, POST, PUT } = otherMethods('PATCH', 'DELETE')
