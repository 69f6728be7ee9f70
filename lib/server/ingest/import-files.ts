import 'server-only'
import type { ImportEvent, ImportRequest, ImportResult } from '@/lib/ingest/import-request'
import { pairNames } from '@/lib/ingest/pair-names'
import { log } from '@/lib/server/log'
import type { VariantKind } from '@/lib/videos/schema'
import { findVideos } from './find-videos'
import { importVideo } from './import-video'

export type ImportListener = {
  readonly onEvent: (event: ImportEvent) => void
  /** What has not begun when this is aborted is not begun; what has is given up where that is safe. */
  readonly signal?: AbortSignal | undefined
  readonly userId: string
}

/** Two files at once keep a disk and a processor busy; more only take memory. */
const CONCURRENCY = 2

type Pair = { readonly file: string; readonly processed: string | null }

/** Imports everything `request` names and says what becomes of each file, in the order in which they are done. */
export async function importFiles(request: ImportRequest, listener: ImportListener): Promise<void> {
  const say = (result: ImportResult) => listener.onEvent({ event: 'result', result })
  const { pairs, refused } = await planPairs(request)
  const count = pairs.length + pairs.filter(({ processed }) => processed !== null).length + refused.length
  listener.onEvent({ event: 'planned', files: count })
  for (const result of refused) say(result)
  const queue = pairs.values()
  const work = async () => {
    for (const pair of queue) {
      if (listener.signal?.aborted === true) return
      await importPair(pair, request, listener, say)
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, work))
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

async function importPair(
  { file, processed }: Pair,
  request: ImportRequest,
  listener: ImportListener,
  say: (result: ImportResult) => void,
): Promise<void> {
  const first = await importOne(file, request.variant, undefined, request, listener)
  say(first)
  if (processed === null) return
  if (first.videoId === undefined || first.status === 'invalid' || first.status === 'failed') {
    const reason = 'Its raw file was not imported, so there is nothing to compare it with.'
    return say({ file: processed, status: 'failed', variant: 'processed', reason })
  }
  say(await importOne(processed, 'processed', first.videoId, request, listener))
}

async function importOne(
  file: string,
  variant: VariantKind,
  videoId: string | undefined,
  request: ImportRequest,
  { onEvent, signal, userId }: ImportListener,
): Promise<ImportResult> {
  try {
    const outcome = await importVideo({
      path: file,
      variant,
      anonymized: request.anonymized && variant === 'processed',
      videoId,
      link: request.link,
      userId,
      signal,
      onProgress: (step, fraction) => onEvent({ event: 'progress', file, step, fraction }),
    })
    return { file, variant, ...outcome }
  } catch (error) {
    log().error({ err: error, file }, 'an import failed by a bug')
    return { file, variant, status: 'failed', reason: 'The import failed unexpectedly; the log says why.' }
  }
}
