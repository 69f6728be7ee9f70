import 'server-only'
import { basename } from 'node:path'
import type { ImportRequest, ImportResult } from '@/lib/ingest/import-request'
import { pairNames } from '@/lib/ingest/pair-names'
import type { Job } from '@/lib/jobs/schema'
import { createImportJob } from '@/lib/server/jobs/create-import-job'
import type { VariantKind } from '@/lib/videos/schema'
import { findVideos } from './find-videos'
import { type ImportListener, reportJob } from './report-job'

type Pair = { readonly file: string; readonly processed: string | null }

/**
 * Makes a job of every file that `request` names and says what becomes of each, in the order in which they end. The jobs
 * are run by the worker of this process; whatever happens to it, they are in the database and go on with the next one.
 */
export async function importFiles(request: ImportRequest, listener: ImportListener): Promise<void> {
  const say = (result: ImportResult) => listener.onEvent({ event: 'result', result })
  const { pairs, refused } = await planPairs(request)
  const count = pairs.length + pairs.filter(({ processed }) => processed !== null).length + refused.length
  listener.onEvent({ event: 'planned', files: count })
  for (const result of refused) say(result)
  const followed: Promise<void>[] = []
  for (const { file, processed } of pairs) {
    if (listener.signal?.aborted === true) break
    const first = await queue(file, request.variant, { videoId: request.videoId }, request, listener)
    followed.push(reportJob(file, first, listener))
    if (processed === null) continue
    const second = await queue(processed, 'processed', { afterJobId: first.id }, request, listener)
    followed.push(reportJob(processed, second, listener))
  }
  await Promise.all(followed)
}

async function queue(
  path: string,
  variant: VariantKind,
  place: { readonly videoId?: string | undefined; readonly afterJobId?: string },
  { anonymized, link }: ImportRequest,
  { userId }: ImportListener,
): Promise<Job> {
  const { videoId, ...after } = place
  return await createImportJob({
    source: 'command-line',
    file: { kind: 'path', path, link },
    fileName: basename(path),
    variant,
    anonymized: anonymized && variant === 'processed',
    ...(videoId !== undefined && { videoId }),
    ...after,
    userId,
  })
}

/** What is to be imported, and what cannot be because it is not there or belongs to nothing. */
async function planPairs(request: ImportRequest): Promise<{ pairs: Pair[]; refused: ImportResult[] }> {
  const refused: ImportResult[] = []
  const find = async (paths: readonly string[], variant: VariantKind) => {
    const files: string[] = []
    for (const path of paths) {
      const found = await findVideos(path)
      if (found.ok) files.push(...found.value)
      else refused.push({ file: path, status: 'failed', variant, reason: found.error })
    }
    return [...new Set(files)]
  }
  const files = await find(request.paths, request.variant)
  if (request.pair === undefined) return { pairs: files.map((file) => ({ file, processed: null })), refused }
  const processed = await find([request.pair], 'processed')
  const { pairs, unmatched } = pairNames(
    files.filter((file) => !processed.includes(file)),
    processed,
  )
  for (const { processed: file, reason } of unmatched) {
    refused.push({ file, status: 'invalid', variant: 'processed', reason })
  }
  return { pairs: pairs.map((pair) => ({ file: pair.raw, processed: pair.processed })), refused }
}
