import 'server-only'
import { copyFile, mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { db } from '@/lib/server/db/client'
import { importVideo } from '@/lib/server/ingest/import-video'
import { mediaPath } from '@/lib/server/storage/media-path'
import type { VariantKind } from '@/lib/videos/schema'

type Records = Awaited<ReturnType<typeof recordsOf>>

/** What the first import of each clip of this test file recorded. */
const known = new Map<string, Records>()

/**
 * A clip in the library as import puts it there, as a video of its own or as the other variant of `videoId`; gives the
 * video's id. Only the first time in a test file is it imported; then its file and records are put in place, which takes
 * no media engine.
 */
export async function placeClip(path: string, kind: VariantKind = 'raw', videoId?: string): Promise<string> {
  const records = known.get(`${kind} ${path}`)
  if (records !== undefined) return await place(path, kind, videoId, records)
  const outcome = await importVideo({ path, variant: kind, anonymized: kind === 'processed', userId: 'local', videoId })
  if (outcome.videoId === undefined) throw new Error(JSON.stringify(outcome))
  known.set(`${kind} ${path}`, await recordsOf(outcome.videoId, kind))
  return outcome.videoId
}

const recordsOf = async (videoId: string, kind: VariantKind) =>
  await db().variant.findFirstOrThrow({
    where: { videoId, kind },
    select: {
      anonymizedAt: true,
      renditions: { omit: { id: true, variantId: true } },
      frameIndex: { omit: { variantId: true } },
      poster: { omit: { variantId: true } },
    },
  })

async function place(path: string, kind: VariantKind, videoId: string | undefined, records: Records): Promise<string> {
  const { anonymizedAt, renditions, frameIndex, poster } = records
  const [original] = renditions
  if (original === undefined || frameIndex === null || poster === null) throw new Error('import made no records')
  const stored = mediaPath(original.storageKey)
  await mkdir(dirname(stored), { recursive: true })
  await copyFile(path, stored)
  const { mtimeNs } = await stat(stored, { bigint: true })
  const id = videoId ?? (await db().video.create({ data: { title: 'A clip' } })).id
  const rendition = { ...original, mtimeNs, problems: [] }
  await db().variant.create({
    data: {
      videoId: id,
      kind,
      anonymizedAt,
      renditions: { create: rendition },
      frameIndex: { create: frameIndex },
      poster: { create: poster },
    },
  })
  return id
}
