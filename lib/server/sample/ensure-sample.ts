import 'server-only'
import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { SAMPLE_PLAN, SAMPLE_TITLE } from '@/lib/ingest/sample-plan'
import { db } from '@/lib/server/db/client'
import { importVideo } from '@/lib/server/ingest/import-video'
import { log } from '@/lib/server/log'
import { runMediaTask } from '@/lib/server/media/run-media-task'
import { LOCAL_USER_ID } from '@/lib/server/session/local-user'
import { dataFolder } from '@/lib/server/storage/data-folder'

/**
 * Makes and imports a short synthetic video if the library is empty, so that there is something to try things on. It
 * shows nobody, so it is imported as processed footage whose anonymization is complete.
 *
 * A library that ever held a video is left alone, also if all were deleted. A failure is reported as a line and logged:
 * the server is as good without a sample. For the process that owns the data folder.
 */
export async function ensureSample(onProgress: (line: string) => void): Promise<void> {
  if ((await db().video.count()) > 0) return
  onProgress('Making a sample video…')
  const path = join(dataFolder().temporary, 'sample-moving-shapes.mp4')
  try {
    const reason = await makeAndImport(path)
    if (reason === null) return onProgress(`Imported “${SAMPLE_TITLE}”.`)
    log().warn({ reason }, 'the sample could not be made')
    onProgress(`There is no sample video: ${reason}`)
  } finally {
    await rm(path, { force: true })
  }
}

/** Null when it worked, else the reason. */
async function makeAndImport(path: string): Promise<string | null> {
  const made = await runMediaTask({ kind: 'make-clip', path, plan: SAMPLE_PLAN }, { timeoutMs: 120_000 })
  if (!made.ok) return made.error
  const imported = await importVideo({
    source: { path, manner: 'copy' },
    fileName: basename(path),
    variant: 'processed',
    anonymized: true,
    title: SAMPLE_TITLE,
    userId: LOCAL_USER_ID,
  })
  return imported.status === 'imported' || imported.status === 'duplicate'
    ? null
    : (imported.reason ?? 'it was refused.')
}
