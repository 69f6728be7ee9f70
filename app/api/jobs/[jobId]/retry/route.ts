import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { jobParams, requireJob, retryJob } from '@/lib/server/jobs/manage-jobs'

export const POST = handle(
  { permission: 'job:manage', params: jobParams, audit: 'job.repeated' },
  async ({ params, principal }) => {
    const known = await requireJob(params.jobId, principal)
    if (!known.ok) return known
    const job = await retryJob(known.value)
    return job.ok ? { ok: true, value: { json: job.value } } : job
  },
)
export const { OPTIONS, GET, PUT, PATCH, DELETE } = otherMethods('POST')
