import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { cancelJob, jobParams } from '@/lib/server/jobs/manage-jobs'

export const POST = handle(
  { permission: 'job:manage', params: jobParams, audit: 'job.cancelled' },
  async ({ params }) => {
    const job = await cancelJob(params.jobId)
    return job.ok ? { ok: true, value: { json: job.value } } : job
  },
)
export const { OPTIONS, GET, PUT, PATCH, DELETE } = otherMethods('POST')
