import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { unassign } from '@/lib/server/work/assign'
import { assignmentParams } from '@/lib/server/work/work-params'

export const dynamic = 'force-dynamic'

export const DELETE = handle(
  { permission: 'batch:manage', params: assignmentParams, audit: 'assignment.changed' },
  async ({ params: { videoId, userId } }) => {
    const taken = await unassign(videoId, userId)
    return taken.ok ? { ok: true, value: { json: { removed: true }, audited: { details: { removed: true } } } } : taken
  },
)
export const { OPTIONS, GET, POST, PUT, PATCH } = otherMethods('DELETE')
