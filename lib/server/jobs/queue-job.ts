import 'server-only'
import type { Job } from '@/lib/jobs/schema'
import { db } from '@/lib/server/db/client'
import type { Prisma } from '@/lib/server/db/generated/client'
import { tellOfJob } from './job-news'
import { wakeWorker } from './wake-worker'

/** Records a job that may begin now, and tells the workers of this process and whoever listens. */
export async function queueJob(data: Prisma.JobUncheckedCreateInput): Promise<Job> {
  const job = tellOfJob(await db().job.create({ data }))
  wakeWorker()
  return job
}
