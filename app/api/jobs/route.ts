import { jobListQuery } from '@/lib/jobs/schema'
import { handle } from '@/lib/server/http/handle'
import { otherMethods } from '@/lib/server/http/other-methods'
import { listJobs } from '@/lib/server/jobs/manage-jobs'

export const dynamic = 'force-dynamic'

export const GET = handle({ permission: 'job:read', query: jobListQuery }, async ({ query, principal }) => ({
  ok: true,
  value: { json: await listJobs(query, principal) },
}))
export const { OPTIONS, POST, PUT, PATCH, DELETE } = otherMethods('GET')
