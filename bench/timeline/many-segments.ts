import { db } from '@/lib/server/db/client'
import { openLibrary } from '@/lib/server/open-library'
import { LOCAL_USER_ID } from '@/lib/server/session/local-user'

/** A segment as both contestants draw it. */
export type BenchSegment = {
  readonly id: string
  readonly label: string
  readonly color: string
  readonly startFrame: number
  readonly endFrame: number
}

/** How many records go into one statement. */
const BATCH = 500

/** Out of every ten segments six are short, three longer, one long; in frames. */
const LENGTHS = [50, 50, 50, 50, 50, 50, 500, 500, 500, 3000] as const

/**
 * Writes `count` segments into the data folder of this process, all over a video of `frameCount` frames, in every label
 * in turn; the same ones every time.
 */
export async function addSegments(videoId: string, frameCount: number, count: number): Promise<BenchSegment[]> {
  const library = await openLibrary(() => {})
  if (!library.ok) throw new Error(library.error)
  const set = await db().labelSet.findFirstOrThrow({ include: { labels: { orderBy: { position: 'asc' } } } })
  const document = { id: `document-${videoId}`, videoId, annotatorId: LOCAL_USER_ID, labelSetId: set.id }
  await db().annotationDocument.create({ data: document })
  const random = seededRandom(1)
  const made = Array.from({ length: count }, (_, i) => {
    const label = set.labels[i % set.labels.length]
    if (label === undefined) throw new Error('the library has no labels')
    const most = LENGTHS[Math.floor(random() * LENGTHS.length)] ?? 50
    const length = label.kind === 'point' ? 1 : 1 + Math.floor(random() * most)
    const startFrame = Math.floor(random() * (frameCount - length))
    return { id: `segment-${i}`, label, startFrame, endFrame: startFrame + length }
  })
  for (let at = 0; at < count; at += BATCH) {
    await db().segment.createMany({
      data: made.slice(at, at + BATCH).map(({ id, label, startFrame, endFrame }) => ({
        ...{ id, documentId: document.id, labelId: label.id, startFrame, endFrame, authorId: LOCAL_USER_ID },
      })),
    })
  }
  await library.value.close()
  return made.map(({ label: { name, color }, ...rest }) => ({ ...rest, label: name, color }))
}

/** The same numbers from 0 to 1 for the same `seed` (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
