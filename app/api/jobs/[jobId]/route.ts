import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { jobParams, readJob } from '@/lib/server/jobs/manage-jobs'

export const GET = handle({ permission: 'job:read', params: jobParams }, async ({ params }) => {
  const job = await readJob(params.jobId)
  return job.ok ? { ok: true, value: { json: job.value } } : job
})
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')
