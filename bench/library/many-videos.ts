import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Library } from '@/bench/host/library'
import { scratchFolder } from '@/bench/host/scratch'
import { db } from '@/lib/server/db/client'
import { testFrameIndex } from '@/lib/server/db/test-video'
import { openLibrary } from '@/lib/server/open-library'
import { LOCAL_USER_ID } from '@/lib/server/session/local-user'
import { dataFolder } from '@/lib/server/storage/data-folder'
import type { VariantKind } from '@/lib/videos/schema'
import { picture } from './picture'

/** How many records go into one statement. */
const BATCH = 500

/** How many files are written at once. */
const SIDE = 32

const FRAME_COUNT = 100
const STARTED = Date.UTC(2024, 0, 1)
const PLACES = ['Knee', 'Stomach', 'Colon', 'Bladder', 'Shoulder', 'Larynx', 'Duodenum'] as const

/** A data folder with `count` videos, which a server may be started on. */
export async function makeManyVideos(count: number): Promise<Library> {
  const folder = join(scratchFolder(), 'data')
  process.env['FRAMEMARK_DATA_DIR'] = folder
  await fillLibrary(count)
  return { folder, media: join(folder, 'media') }
}

/**
 * Fills the data folder of this process with `count` videos, all ready: records as import makes them and a small file
 * on disk for each. Every third has processed footage beside the raw; in every fifth somebody set two segments. The
 * last is the newest.
 */
export async function fillLibrary(count: number): Promise<void> {
  const library = await openLibrary(() => {})
  if (!library.ok) throw new Error(library.error)
  for (let first = 0; first < count; first += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, count - first) }, (_, i) => first + i)
    await db().video.createMany({ data: numbers.map(videoOf) })
    await addFootage(numbers.flatMap(footageOf))
    await addDocuments(numbers.filter((number) => number % 5 === 0))
  }
  await library.value.close()
}

const videoIdOf = (number: number): string => `video${String(number).padStart(6, '0')}`

function videoOf(number: number) {
  const at = new Date(STARTED + number * 60_000)
  const place = PLACES[number % PLACES.length] ?? PLACES[0]
  return { id: videoIdOf(number), title: `${place} examination ${number}`, createdAt: at, updatedAt: at }
}

type Footage = { readonly number: number; readonly kind: VariantKind; readonly variantId: string }

const footageOf = (number: number): Footage[] =>
  (number % 3 === 0 ? (['raw', 'processed'] as const) : (['raw'] as const)).map((kind) => ({
    number,
    kind,
    variantId: `${kind}-${videoIdOf(number)}`,
  }))

async function addFootage(footage: readonly Footage[]): Promise<void> {
  const index = testFrameIndex(FRAME_COUNT)
  const poster = picture()
  const files = footage.map((each) => ({ ...each, ...fileOf(each) }))
  await db().variant.createMany({
    data: footage.map(({ number, kind, variantId }) => ({
      ...{ id: variantId, videoId: videoIdOf(number), kind },
      anonymizedAt: kind === 'processed' ? new Date(STARTED) : null,
    })),
  })
  await db().frameIndex.createMany({
    data: footage.map(({ variantId }) => ({
      ...{ variantId, bytes: index, frameCount: FRAME_COUNT, timebaseNum: 1, timebaseDen: 1000 },
    })),
  })
  await db().poster.createMany({
    data: footage.map(({ variantId }) => ({ variantId, frame: 0, mediaType: 'image/png', bytes: poster })),
  })
  await db().rendition.createMany({ data: files.map(renditionOf) })
  for (let at = 0; at < files.length; at += SIDE) await Promise.all(files.slice(at, at + SIDE).map(store))
}

type StoredFootage = Footage & ReturnType<typeof fileOf>

function fileOf({ variantId }: Footage) {
  const bytes = Buffer.from(`This stands for the footage ${variantId}.`)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { bytes, sha256, storageKey: `original/${sha256.slice(0, 2)}/${sha256}` }
}

const renditionOf = ({ number, variantId, bytes, sha256, storageKey }: StoredFootage) => ({
  ...{ variantId, kind: 'original' as const, storageKey, sha256, mtimeNs: 0n, playable: true },
  ...{ fileName: `examination-${number}.mp4`, mediaType: 'video/mp4', sizeBytes: BigInt(bytes.length) },
  ...{ container: 'mp4', codec: 'avc1.64001f', displayWidth: 1920, displayHeight: 1080 },
  ...{ timebaseNum: 1, timebaseDen: 1000, frameCount: FRAME_COUNT, durationTicks: 4000n, keyframeCount: 10 },
})

async function store({ storageKey, bytes }: StoredFootage): Promise<void> {
  const path = join(dataFolder().media, storageKey)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, bytes)
}

async function addDocuments(numbers: readonly number[]): Promise<void> {
  const set = await db().labelSet.findFirstOrThrow({ include: { labels: true } })
  const documents = numbers.map((number) => ({
    ...{ id: `document-${number}`, videoId: videoIdOf(number), annotatorId: LOCAL_USER_ID, labelSetId: set.id },
  }))
  await db().annotationDocument.createMany({ data: documents })
  await db().segment.createMany({
    data: documents.flatMap(({ id: documentId }, i) =>
      [0, 1].map((nth) => ({
        ...{ id: `${documentId}-${nth}`, documentId, labelId: set.labels[(i + nth) % set.labels.length]?.id ?? '' },
        ...{ startFrame: nth * 20, endFrame: nth * 20 + 10, authorId: LOCAL_USER_ID },
      })),
    ),
  })
}
