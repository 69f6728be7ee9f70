import 'server-only'
import { mkdir } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { SETTLED_MS, settledFiles, type WatchedFiles, watchFiles } from '@/lib/ingest/settled-files'
import { log } from '@/lib/server/log'
import { fileStamp } from '@/lib/server/storage/file-stamp'
import { absoluteOf, handOver, stampsUnderWay } from './hand-over'
import { type InboxLook, lookIntoInbox } from './look-into-inbox'

const EVERY_MS = 2_000

/** What the last look left: files on their way in, and what was complained about. */
type Watch = { readonly files: WatchedFiles; readonly strangers: ReadonlySet<string>; readonly isUnreadable: boolean }

/**
 * Watches the inbox until it is stopped: a video that nobody writes to any more becomes a job. It is looked into again
 * and again, because a network share does not tell of changes. For the process that owns the data folder.
 */
export function startInbox({ everyMs = EVERY_MS, settledMs = SETTLED_MS } = {}): {
  readonly stop: () => Promise<void>
} {
  const ending = new AbortController()
  const watching = watch(everyMs, settledMs, ending.signal)
  return {
    stop: () => {
      ending.abort()
      return watching
    },
  }
}

async function watch(everyMs: number, settledMs: number, signal: AbortSignal): Promise<void> {
  await makeFolders()
  let watched: Watch = { files: new Map(), strangers: new Set(), isUnreadable: false }
  while (!signal.aborted) {
    watched = await lookOnce(watched, settledMs, signal)
    await sleep(everyMs, undefined, { signal, ref: false }).catch(() => undefined)
  }
}

/** The folders that say what footage is, to be found by whoever opens the inbox. */
async function makeFolders(): Promise<void> {
  for (const name of ['raw', 'processed', 'anonymized'])
    await mkdir(absoluteOf(name), { recursive: true, mode: 0o700 }).catch(() => undefined)
}

async function lookOnce(before: Watch, settledMs: number, signal: AbortSignal): Promise<Watch> {
  const look = await lookIntoInbox().catch((error: unknown) => {
    if (!before.isUnreadable) log().warn({ err: error }, 'the inbox cannot be read; it is tried again')
    return null
  })
  if (look === null) return { ...before, isUnreadable: true }
  const now = performance.now()
  const files = watchFiles(before.files, look.videos, now)
  const settled = settledFiles(files, now, settledMs).map(({ path }) => path)
  const handedOver = settled.length === 0 ? new Set<string>() : await handOverAll(settled, signal)
  return {
    files: new Map(
      [...files].map(([path, file]) => [path, handedOver.has(path) ? { ...file, isHandedOver: true } : file]),
    ),
    strangers: complain(look, before.strangers),
    isUnreadable: false,
  }
}

/** Those of `paths` that a job has now, or had before. One that fails is tried again at the next look. */
async function handOverAll(paths: readonly string[], signal: AbortSignal): Promise<ReadonlySet<string>> {
  const handedOver = new Set<string>()
  try {
    const underWay = await stampsUnderWay()
    for (const path of paths) {
      if (signal.aborted) break
      const stamp = await fileStamp(absoluteOf(path))
      if (stamp === null) continue
      if (!underWay.has(stamp)) await handOver(path, stamp)
      handedOver.add(path)
    }
  } catch (error) {
    log().error({ err: error }, 'a file of the inbox could not be handed over; it is tried again')
  }
  return handedOver
}

/** Says once of each file that it is no video. */
function complain({ others }: InboxLook, before: ReadonlySet<string>): ReadonlySet<string> {
  for (const path of others)
    if (!before.has(path)) log().warn({ path }, 'a file in the inbox is no video by its name; it is left alone')
  return new Set(others)
}
