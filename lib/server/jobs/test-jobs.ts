import 'server-only'
import { readdir } from 'node:fs/promises'
import { basename } from 'node:path'
import { isFinished, type Job } from '@/lib/jobs/schema'
import { db } from '@/lib/server/db/client'
import { listenLive } from '@/lib/server/live/live-events'
import { dataFolder } from '@/lib/server/storage/data-folder'
import { createImportJob, type ImportJobInput } from './create-import-job'
import { followJob } from './follow-job'
import { readJob } from './manage-jobs'

/** Queues the import of the file at `path` as raw footage, unless `changes` say otherwise. */
export const queueImport = (path: string, changes: Partial<ImportJobInput> = {}): Promise<Job> =>
  createImportJob({
    source: 'command-line',
    file: { kind: 'path', path, link: false },
    fileName: basename(path),
    variant: 'raw',
    anonymized: false,
    userId: 'local',
    ...changes,
  })

/** The job as it ended. */
export const ended = ({ id }: Job): Promise<Job> => followJob(id)

/** Resolves when the job is as `isWanted` says; at once if it is. */
export async function whenJob({ id }: Job, isWanted: (job: Job) => boolean): Promise<Job> {
  const now = await readJob(id)
  if (now.ok && isWanted(now.value)) return now.value
  return await new Promise((resolve, reject) => {
    const stop = listenLive((event) => {
      if (event.event !== 'job' || event.data.id !== id) return
      if (isWanted(event.data)) {
        stop()
        resolve(event.data)
      } else if (isFinished(event.data)) {
        stop()
        reject(new Error(`the job ended before: ${JSON.stringify(event.data)}`))
      }
    })
  })
}

/** What of the library anybody can see: files below the media folder, and records without times and random ids. */
export async function describeLibrary() {
  const files = (await readdir(dataFolder().media, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort()
  const variants = await db().variant.findMany({
    orderBy: { kind: 'asc' },
    select: {
      kind: true,
      video: { select: { title: true } },
      frameIndex: { select: { bytes: true, frameCount: true } },
      poster: { select: { frame: true } },
      renditions: {
        orderBy: { kind: 'asc' },
        select: { kind: true, sha256: true, storageKey: true, frameCount: true, playable: true, codec: true },
      },
    },
  })
  return { files, variants }
}
