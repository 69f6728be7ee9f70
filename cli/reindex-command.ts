import type { Command } from 'commander'
import { type ReindexRequest, reindexRequest } from '@/lib/ingest/reindex-request'
import { createImportReport } from './import-report'
import { jobsHere } from './jobs-here'
import { jobsThroughServer } from './jobs-through-server'
import { onInterrupt } from './on-interrupt'
import { withLibrary } from './with-library'

type Options = { readonly all?: true; readonly json?: true }

/** framemark reindex: the frame index, the copies and the picture of videos, made anew from their originals. */
export function addReindex(program: Command): void {
  program
    .command('reindex')
    .description(
      'measure videos again and make their copies (playback, scrub) and pictures anew. Originals are only read; segments stay where they are. Exits 1 if any video could not be renewed',
    )
    .argument('[videoId]', 'the video; its address in the browser ends in it')
    .option('--all', 'every video of the library')
    .option('--json', 'print one JSON object a line and nothing else')
    .action(runReindex)
}

async function runReindex(videoId: string | undefined, { all, json }: Options): Promise<void> {
  if ((videoId === undefined) !== (all === true)) throw new Error('Name one video, or say --all.')
  const request = reindexRequest.parse({ videoId })
  const report = createImportReport({ json: json === true, showsProgress: true, done: 'renewed' })
  const { onEvent } = report
  const { signal, release } = onInterrupt()
  try {
    await withLibrary({
      inProcess: (userId) => jobsHere({ onEvent, signal, userId }, (listener) => reindexHere(request, listener)),
      throughServer: (address, secret) =>
        jobsThroughServer({ address, secret, path: '/api/reindex', body: request, onEvent, signal }),
    })
  } finally {
    report.finish()
    release()
  }
  if (signal.aborted) process.exitCode = 130
  else if (report.hasFailures()) process.exitCode = 1
}

type Listener = Parameters<Parameters<typeof jobsHere>[1]>[0]

async function reindexHere(request: ReindexRequest, listener: Listener): Promise<void> {
  const { reindexVariants, variantsToReindex } = await import('@/lib/server/ingest/reindex-videos')
  const variants = await variantsToReindex(request)
  if (!variants.ok) throw new Error(variants.error.message)
  await reindexVariants(variants.value, listener)
}
