import 'server-only'
import { basename, join } from 'node:path'
import { footageOf } from '@/lib/ingest/settled-files'
import { safeFileName } from '@/lib/ingest/title'
import { db } from '@/lib/server/db/client'
import { createImportJob } from '@/lib/server/jobs/create-import-job'
import { importInput } from '@/lib/server/jobs/job-input'
import { LOCAL_USER_ID } from '@/lib/server/session/local-user'
import { dataFolder } from '@/lib/server/storage/data-folder'

/** The stamps of the files of the inbox that a job has not finished with: their names may be those of other files by now. */
export async function stampsUnderWay(): Promise<ReadonlySet<string>> {
  const active = await db().job.findMany({
    where: { source: 'inbox', state: { in: ['queued', 'running'] } },
    select: { input: true },
  })
  const files = active.map(({ input }) => importInput.safeParse(input).data?.file)
  return new Set(files.flatMap((file) => (file?.kind === 'inbox' && file.stamp !== undefined ? [file.stamp] : [])))
}

/** Makes a job of the file at `path`, which is relative to the inbox, and has `stamp`. The job moves it when it is done. */
export async function handOver(path: string, stamp: string): Promise<void> {
  await createImportJob({
    source: 'inbox',
    file: { kind: 'inbox', path: absoluteOf(path), stamp },
    fileName: safeFileName(basename(path)),
    ...footageOf(path),
    pairsByName: true,
    userId: LOCAL_USER_ID,
  })
}

export const absoluteOf = (path: string): string => join(dataFolder().inbox, path)
