import 'server-only'
import type { Finding } from '@/lib/doctor/finding'
import { db } from '@/lib/server/db/client'
import { inTurn } from '@/lib/server/ingest/in-turn'
import { listMediaFiles } from '@/lib/server/storage/list-media-files'

/**
 * Every file below the media folder that no record refers to; records of deleted videos count. A file that an import has
 * just moved into place, and whose record is about to be made, is waited for.
 */
export async function* findUnrecorded(): AsyncGenerator<Finding> {
  const recorded = new Set<string>()
  for (const { storageKey } of await db().rendition.findMany({ select: { storageKey: true } })) recorded.add(storageKey)
  for await (const entry of listMediaFiles(recorded)) {
    if (entry.kind === 'unreadable') {
      yield unrecorded({ code: 'folder-unreadable', path: entry.path, detail: entry.reason })
    } else if (!(await isRecordedByNow(entry.path))) {
      yield unrecorded({ code: 'orphan', path: entry.path, sizeBytes: entry.sizeBytes })
    }
  }
}

const unrecorded = (fault: Finding['fault']): Finding => ({ video: null, variant: null, rendition: null, fault })

/**
 * Asked when no import of these bytes is under way: they take turns by the hash of the original, which is its name, and the
 * name of the folder that its copies lie in.
 */
function isRecordedByNow(storageKey: string): Promise<boolean> {
  const sha256 = storageKey.split('/').find((part) => /^[0-9a-f]{64}$/.test(part)) ?? storageKey
  return inTurn(sha256, async () => (await db().rendition.count({ where: { storageKey } })) > 0)
}
