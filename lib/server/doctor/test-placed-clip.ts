import 'server-only'
import { copyFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { db } from '@/lib/server/db/client'
import { importPath } from '@/lib/server/ingest/test-import'
import { mediaPath } from '@/lib/server/storage/media-path'
import type { VariantKind } from '@/lib/videos/schema'

type Records = Awaited<ReturnType<typeof recordsOf>>

/** What the first import of each clip of this test file recorded, and the bytes of the copies it made. */
const known = new Map<string, { readonly records: Records; readonly copies: ReadonlyMap<string, Buffer> }>()

/**
 * A clip in the library as import puts it there, as a video of its own or as the other variant of `videoId`; gives the
 * video's id. Only the first time in a test file is it imported; then its files and records are put in place, which takes
 * no media engine.
 */
export async function placeClip(path: string, kind: VariantKind = 'raw', videoId?: string): Promise<string> {
  const placed = known.get(`${kind} ${path}`)
  if (placed !== undefined) return await place(path, kind, videoId, placed)
  const outcome = await importPath({ path, variant: kind, anonymized: kind === 'processed', userId: 'local', videoId })
  if (outcome.videoId === undefined) throw new Error(JSON.stringify(outcome))
  const records = await recordsOf(outcome.videoId, kind)
  const copies = new Map<string, Buffer>()
  for (const { kind: rendition, storageKey } of records.renditions)
    if (rendition !== 'original') copies.set(storageKey, await readFile(mediaPath(storageKey)))
  known.set(`${kind} ${path}`, { records, copies })
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

async function place(
  path: string,
  kind: VariantKind,
  videoId: string | undefined,
  { records, copies }: { readonly records: Records; readonly copies: ReadonlyMap<string, Buffer> },
): Promise<string> {
  const { anonymizedAt, renditions, frameIndex, poster } = records
  if (frameIndex === null || poster === null) throw new Error('import made no records')
  const placed = []
  for (const rendition of renditions) {
    const stored = mediaPath(rendition.storageKey)
    const bytes = copies.get(rendition.storageKey)
    await mkdir(dirname(stored), { recursive: true })
    if (bytes === undefined) await copyFile(path, stored)
    else await writeFile(stored, bytes)
    placed.push({ ...rendition, mtimeNs: (await stat(stored, { bigint: true })).mtimeNs, problems: [] })
  }
  const id = videoId ?? (await db().video.create({ data: { title: 'A clip' } })).id
  await db().variant.create({
    data: {
      videoId: id,
      kind,
      anonymizedAt,
      renditions: { create: placed },
      frameIndex: { create: frameIndex },
      poster: { create: poster },
    },
  })
  return id
}
