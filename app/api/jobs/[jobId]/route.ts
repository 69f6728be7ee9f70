import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { jobParams, readJob, requireJob } from '@/lib/server/jobs/manage-jobs'

export const GET = handle({ permission: 'job:read', params: jobParams }, async ({ params, principal }) => {
  const known = await requireJob(params.jobId, principal)
  if (!known.ok) return known
  const job = await readJob(known.value)
  return job.ok ? { ok: true, value: { json: job.value } } : job
})
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')
