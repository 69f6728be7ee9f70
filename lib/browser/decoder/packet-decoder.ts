import type { DecoderFacts, PacketMap, PacketRun } from '@/lib/frames/packet-map'
import { isDisposable, nalLengthSize } from '@/lib/ingest/avc-slice'
import type { PacketReader } from './packet-reader'

/** Packets that are with the decoder at once: enough to keep it busy, few enough to be ended at once. */
const QUEUE_LIMIT = 8

export type DecodeRun = {
  readonly group: PacketRun
  /** Packets from here on are not wanted, if all goes as it should; it ends at the group's end at the latest. */
  readonly through: number
  /** Asked after every packet: nothing more is wanted. */
  readonly isDone: () => boolean
  /** Frames that are not wanted and need not be decoded if nothing is decoded from them. */
  readonly isSpare: (frame: number) => boolean
  /** Awaited before every packet. */
  readonly pace: () => Promise<void>
  readonly signal: AbortSignal
}

/** One VideoDecoder, kept alive from group to group. Every frame that comes out goes to `onFrame`, which closes it. */
export type PacketDecoder = {
  /**
   * Decodes `group` from its key, or goes on in it where that is enough: frames of packet `from` on are wanted. Resolves
   * when it is done or the group is over; rejects when the signal aborts or the data cannot be decoded.
   */
  readonly run: (run: DecodeRun, from: number) => Promise<void>
  /** Whether the frame of packet `at` comes out if the group under way is gone on with. */
  readonly isComing: (at: number) => boolean
  readonly dispose: () => void
}

/**
 * A decoder of the packets of `map`. The timestamp of a frame is its number, so that what comes out says itself which it
 * is; packets that show nothing count downwards from -1.
 * Source: WebCodecs, VideoDecoder.
 */
export function createPacketDecoder(parts: {
  readonly map: PacketMap
  readonly reader: PacketReader
  readonly config: VideoDecoderConfig
  readonly onFrame: (frame: number, image: VideoFrame) => void
}): PacketDecoder {
  const { map, reader, config } = parts
  const keys = new Set(map.keys)
  const isAvc = map.decoder.codec.startsWith('avc')
  const lengthSize = nalLengthSize(map.decoder.description)
  let decoder: VideoDecoder | null = null
  let failure: unknown = null
  /** The group that is being decoded and the packet that comes next; null: only a key may follow. */
  let place: { readonly group: number; next: number } | null = null
  /** Frames whose packets are with the decoder. */
  const inside = new Set<number>()

  const open = (): VideoDecoder => {
    failure = null
    const made = new VideoDecoder({
      output: (image) => {
        inside.delete(image.timestamp)
        if (image.timestamp < 0) image.close()
        else parts.onFrame(image.timestamp, image)
      },
      error: (error) => {
        failure = error
      },
    })
    made.configure(config)
    return made
  }

  /** A decoder that takes a key next, and has nothing left to do: what it had would have to come out first. */
  const readyDecoder = (): VideoDecoder => {
    inside.clear()
    if (decoder === null || decoder.state === 'closed') return open()
    decoder.reset()
    decoder.configure(config)
    return decoder
  }

  const push = (to: VideoDecoder, at: number, data: Uint8Array, isSpare: DecodeRun['isSpare']) => {
    const timestamp = stampOf(map, at)
    if (isAvc && timestamp >= 0 && isSpare(timestamp) && isDisposable(data, lengthSize)) return
    inside.add(timestamp)
    to.decode(new EncodedVideoChunk({ type: keys.has(at) ? 'key' : 'delta', timestamp, data }))
  }

  /** Feeds packets of the group until nothing more is wanted or none is left. */
  const feed = async (run: DecodeRun, to: VideoDecoder, at: { next: number }) => {
    while (at.next < run.group.end && !run.isDone()) {
      const through = Math.min(Math.max(run.through, at.next + 1), run.group.end)
      const data = await reader.read(at.next, through, run.signal)
      await run.pace()
      run.signal.throwIfAborted()
      push(to, at.next, data, run.isSpare)
      at.next += 1
      while (to.decodeQueueSize >= QUEUE_LIMIT && failure === null) await nextDequeue(to, run.signal)
      if (failure !== null) throw failure
    }
  }

  const isComing = (at: number): boolean => place !== null && (place.next <= at || inside.has(stampOf(map, at)))

  const begin = (group: PacketRun, from: number) => {
    const goesOn = place?.group === group.start && isComing(from) && decoder?.state === 'configured'
    if (!goesOn || place === null || decoder === null) {
      decoder = readyDecoder()
      place = { group: group.start, next: group.start }
    }
    return { current: decoder, at: place }
  }

  const run: PacketDecoder['run'] = async (wanted, from) => {
    wanted.signal.throwIfAborted()
    const { current, at } = begin(wanted.group, from)
    try {
      await feed(wanted, current, at)
      if (wanted.isDone()) return
      place = null
      await current.flush()
    } catch (error) {
      if (!wanted.signal.aborted) place = null
      throw failure ?? error
    }
  }

  const dispose = () => {
    if (decoder !== null && decoder.state !== 'closed') decoder.close()
    decoder = null
  }
  return { run, isComing, dispose }
}

/** The timestamp of packet `at`: its frame, or a number below zero that no other packet has. */
function stampOf(map: PacketMap, at: number): number {
  const frame = map.frames[at] ?? -1
  return frame < 0 ? -1 - at : frame
}

/** Resolves when the decoder took a packet from its queue; at the latest after 100 ms, should the event be missed. */
function nextDequeue(decoder: VideoDecoder, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer)
      decoder.removeEventListener('dequeue', end)
      signal.removeEventListener('abort', end)
      if (signal.aborted) reject(signal.reason)
      else resolve()
    }
    const timer = setTimeout(end, 100)
    decoder.addEventListener('dequeue', end, { once: true })
    signal.addEventListener('abort', end, { once: true })
  })
}

/** What a VideoDecoder is told; `hint` says what it is for. Source: WebCodecs, VideoDecoderConfig. */
export function configOf(facts: DecoderFacts, hint: { readonly isForLatency: boolean }): VideoDecoderConfig {
  const { codec, description, codedWidth, codedHeight, colorSpace } = facts
  return {
    codec,
    codedWidth,
    codedHeight,
    ...(description === null ? {} : { description: Uint8Array.from(description) }),
    ...(colorSpace === null ? {} : { colorSpace: colorSpace as VideoColorSpaceInit }),
    // Frames are kept by the hundred. Those of a hardware decoder are few, and it stops when none comes back.
    hardwareAcceleration: 'prefer-software',
    optimizeForLatency: hint.isForLatency,
  }
}
