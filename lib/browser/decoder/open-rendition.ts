import { askMediaLink } from '@/lib/browser/media-link/ask-media-link'
import { cookieAddress, linkedAddress, type MediaAddress } from '@/lib/browser/media-link/media-address'
import type { PictureShape } from '@/lib/browser/stage/frame-painter'
import { type PacketMap, packetsByFrame } from '@/lib/frames/packet-map'
import { decodePacketMap } from '@/lib/frames/packet-map-codec'
import type { ErrorBody } from '@/lib/http/api-error'
import type { FrameWait } from '@/lib/player/frame-port'
import { err, ok, type Result } from '@/lib/result/result'
import { createByteBlocks } from './byte-blocks'
import { createRangeFetcher, pause } from './fetch-range'
import { configOf } from './packet-decoder'
import { createPacketReader, type PacketReader } from './packet-reader'
import type { RenditionAddress } from './protocol'
import { createStallClock, type StallClock } from './stall-clock'

/** A rendition whose packets can be fetched and decoded one by one. */
export type OpenRendition = {
  readonly map: PacketMap
  /** The packet of each frame. */
  readonly packets: Int32Array
  readonly reader: PacketReader
  readonly config: VideoDecoderConfig
  readonly shape: PictureShape
  readonly stalls: StallClock
  readonly fetchedBytes: () => number
}

/** How a rendition is read: blocks of `blockBytes`, of which `limitBytes` are kept, in slices of about `sliceBytes`. */
export type ReadingManner = {
  readonly blockBytes: number
  readonly limitBytes: number
  readonly sliceBytes: number
  readonly isForLatency: boolean
}

const TRY_AGAIN_MS = 2000

/**
 * Asks the server where the packets lie and whether this browser decodes them. The error says why not, for people. A
 * server that is away is waited for, until `signal` aborts.
 */
export async function openRendition(
  address: RenditionAddress,
  frameCount: number,
  manner: ReadingManner,
  onWait: (cause: FrameWait | null) => void,
  signal: AbortSignal,
): Promise<Result<OpenRendition, string>> {
  const answer = await askForMap(address.mapUrl, signal)
  if (!answer.ok) return answer
  const { map, entityTag, mapBytes } = answer.value
  const packets = packetsByFrame(map, frameCount)
  if (packets.includes(-1)) return err('The video was measured anew. Open the page again.')
  const config = configOf(map.decoder, manner)
  const { supported } = await VideoDecoder.isConfigSupported(config).catch(() => ({ supported: false }))
  if (supported !== true) return err(`This browser does not decode ${map.decoder.codec} by itself.`)
  const stalls = createStallClock()
  const { sizeBytes } = map
  const fetcher = createRangeFetcher({ address: bytesAddress(address), entityTag, sizeBytes, onWait })
  const blocks = createByteBlocks({ ...manner, sizeBytes, fetch: fetcher.fetch })
  const { displayWidth: width, displayHeight: height, rotation } = map.decoder
  return ok({
    map,
    packets,
    reader: createPacketReader({ map, blocks, sliceBytes: manner.sliceBytes, onFetching: stalls.fetching }),
    config,
    shape: { width, height, rotation },
    stalls,
    fetchedBytes: () => fetcher.fetchedBytes() + mapBytes,
  })
}

const bytesAddress = ({ mediaUrl, link }: RenditionAddress): MediaAddress =>
  link === null
    ? cookieAddress(mediaUrl)
    : linkedAddress({ ask: () => askMediaLink(link), now: () => performance.now() })

type MapAnswer = { readonly map: PacketMap; readonly entityTag: string | null; readonly mapBytes: number }

async function askForMap(url: string, signal: AbortSignal): Promise<Result<MapAnswer, string>> {
  for (;;) {
    const answer = await askOnce(url, signal)
    signal.throwIfAborted()
    if (answer !== 'passing') return answer
    await pause(TRY_AGAIN_MS, signal)
  }
}

/** `passing`: the connection dropped, the server has too much to do or is away, or somebody has to sign in first. */
async function askOnce(url: string, signal: AbortSignal): Promise<Result<MapAnswer, string> | 'passing'> {
  try {
    const response = await fetch(url, { signal })
    if (!response.ok) return await explain(response)
    const bytes = new Uint8Array(await response.arrayBuffer())
    const map = decodePacketMap(bytes)
    if (!map.ok) return map
    return ok({ map: map.value, entityTag: response.headers.get('media-entity-tag'), mapBytes: bytes.length })
  } catch {
    return 'passing'
  }
}

async function explain(response: Response): Promise<Result<never, string> | 'passing'> {
  const { status } = response
  const body: unknown = await response.json().catch(() => undefined)
  const error = (body as Partial<ErrorBody> | undefined)?.error
  const isPassing =
    status === 401 ||
    status === 429 ||
    status === 502 ||
    status === 504 ||
    (status === 503 && error?.code !== 'not-ready')
  return isPassing ? 'passing' : err(error?.message ?? `The server answered ${status}.`)
}
