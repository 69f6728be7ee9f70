import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { cancelJob, jobParams, requireJob } from '@/lib/server/jobs/manage-jobs'

export const POST = handle(
  { permission: 'job:manage', params: jobParams, audit: 'job.cancelled' },
  async ({ params, principal }) => {
    const known = await requireJob(params.jobId, principal)
    if (!known.ok) return known
    const job = await cancelJob(known.value)
    return job.ok ? { ok: true, value: { json: job.value } } : job
  },
)
export const { OPTIONS, GET, PUT, PATCH, DELETE } = otherMethods('POST')
