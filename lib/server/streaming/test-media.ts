import 'server-only'
import { readdir, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, vi } from 'vitest'
import { db } from '@/lib/server/db/client'
import { handle } from '@/lib/server/http/handle'
import { dataFolder, readSecret } from '@/lib/server/storage/data-folder'
import type { RenditionKind, VariantKind } from '@/lib/videos/schema'
import { mediaParams, mediaQuery } from './media-query'
import { streamVideo } from './stream-video'

const GET = handle(
  { permission: 'video:watch', params: mediaParams, query: mediaQuery, visibility: 'by-handler' },
  streamVideo,
)

const ORDINARY = {
  ...{ mediaType: 'video/mp4', sizeBytes: 1n, mtimeNs: 1n, sha256: '', container: 'mp4', codec: '', playable: true },
  ...{ displayWidth: 640, displayHeight: 480, timebaseNum: 1, timebaseDen: 25 },
  ...{ frameCount: 100, durationTicks: 100n, keyframeCount: 4, fileName: 'clip.mp4' },
}

/** Records a rendition of the video `id`, which is made where there is none; no file is written. */
export async function recordRendition(
  id: string,
  variant: VariantKind,
  kind: RenditionKind,
  storageKey: string,
): Promise<void> {
  const video = { connectOrCreate: { where: { id }, create: { id, title: id } } }
  const where = { videoId_kind: { videoId: id, kind: variant } }
  await db().rendition.create({
    data: { ...ORDINARY, kind, storageKey, variant: { connectOrCreate: { where, create: { kind: variant, video } } } },
  })
}

/** What a test asks with; GET and nothing else unless said. By `nobody`: without credentials but those in `headers`. */
export type Ask = {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly signal?: AbortSignal
  readonly by?: 'nobody'
}

/** Asks for the bytes at `path` below /api/media/videos/, as Next hands a request to the route. */
export async function askMedia(
  path: string,
  { method = 'GET', headers = {}, signal, by }: Ask = {},
): Promise<Response> {
  const url = new URL(`http://localhost/api/media/videos/${path}`)
  const request = new Request(url, {
    method,
    headers: { ...(by === 'nobody' ? { host: 'localhost' } : await asCommandLine()), ...headers },
    ...(signal && { signal }),
  })
  const videoId = decodeURIComponent(url.pathname.slice('/api/media/videos/'.length))
  return GET(request, { params: Promise.resolve({ videoId }) })
}

/** The headers of a request of the command line. */
export const asCommandLine = async () => ({ host: 'localhost', authorization: `Bearer ${await readSecret()}` })

/** All of a body. */
export const bodyOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer())

const SELF = '/proc/self/fd'

/** Waits until this process has no file below the media folder open. Only Linux can tell; elsewhere it says nothing. */
export async function expectNothingOpen(): Promise<void> {
  if (process.platform !== 'linux') return
  const folder = join(dataFolder().media, '/')
  await vi.waitFor(
    async () => {
      const links = await Promise.all((await readdir(SELF)).map((fd) => readlink(`${SELF}/${fd}`).catch(() => '')))
      expect(links.filter((link) => link.startsWith(folder))).toEqual([])
    },
    { timeout: 5000 },
  )
}
