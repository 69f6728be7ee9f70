import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { takeNext } from '@/lib/server/work/queue'

export const dynamic = 'force-dynamic'

export const POST = handle({ permission: 'work:take', audit: 'work.taken' }, async ({ principal }) => {
  const answer = await takeNext(principal)
  const { next } = answer
  const audited =
    next === null ? { outcome: 'refused' as const } : { videoId: next.videoId, details: { why: next.reason } }
  return { ok: true, value: { json: answer, audited } }
})
export const { OPTIONS, GET, PUT, PATCH, DELETE } = otherMethods('POST')
