import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { jobParams, retryJob } from '@/lib/server/jobs/manage-jobs'

export const POST = handle(
  { permission: 'job:manage', params: jobParams, audit: 'job.repeated' },
  async ({ params }) => {
    const job = await retryJob(params.jobId)
    return job.ok ? { ok: true, value: { json: job.value } } : job
  },
)
export const { OPTIONS, GET, PUT, PATCH, DELETE } = otherMethods('POST')
