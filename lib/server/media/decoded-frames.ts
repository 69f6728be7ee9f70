import 'server-only'
import {
  AV_FRAME_FLAG_CORRUPT,
  AV_FRAME_FLAG_KEY,
  AVERROR_EAGAIN,
  AVERROR_EOF,
  type CodecContext,
  Frame,
  type Packet,
} from 'node-av'
import { listsFrames } from '@/lib/ingest/container'
import { createTimeline } from '@/lib/ingest/decoded-timeline'
import type { Timebase } from '@/lib/time/timebase'
import { knownTime, openDecoder, type VideoSource } from './video-source'

/**
 * A frame in the order of its presentation. `picture` is only good until the next one is asked for. `pts` and `duration`
 * (0: unknown) are ticks of the track's clock.
 */
export type DecodedFrame = {
  readonly picture: Frame
  readonly pts: number
  readonly duration: number
  readonly isKeyframe: boolean
  /** Parts of it could not be decoded and are guessed. */
  readonly isDamaged: boolean
}

/** Decodes the video track of a source, frame by frame. */
export type FrameDecoder = Disposable & {
  readonly clock: Timebase
  /** The frames that `packet` completes; null: no more packets come. */
  readonly decode: (packet: Packet | null) => AsyncGenerator<DecodedFrame>
  /** Frames that came out and have no time to be seen in. */
  readonly unseen: () => number
}

/** A decoder of the video track of `source`. */
export async function createFrameDecoder(source: VideoSource): Promise<FrameDecoder> {
  const { container, video } = source
  const isListed = listsFrames(container)
  const decoder = await openDecoder(video, isListed)
  const clock = { num: video.timeBase.num, den: video.timeBase.den }
  const timeline = createTimeline(container, clock.den / clock.num)
  const picture = new Frame()
  picture.alloc()
  let unseen = 0
  let hasWholeFrame = false

  async function* decode(packet: Packet | null): AsyncGenerator<DecodedFrame> {
    for await (const _ of feed(decoder, packet, picture)) {
      const duration = Number(picture.duration)
      const pts = timeline({ pts: knownTime(picture.bestEffortTimestamp), duration })
      const isDamaged = isDamagedPicture(picture)
      // At the start of a cut recording frames have lost what they were predicted from: nobody can have them better.
      const isIncompleteStart = isDamaged && !hasWholeFrame && isListed
      hasWholeFrame ||= !isDamaged
      if (pts === null) unseen += 1
      else {
        const isKeyframe = (picture.flags & AV_FRAME_FLAG_KEY) !== 0
        yield { picture, pts, duration, isKeyframe, isDamaged: isDamaged && !isIncompleteStart }
      }
    }
  }

  const close = () => {
    picture.free()
    decoder.freeContext()
  }
  return { clock, decode, unseen: () => unseen, [Symbol.dispose]: close }
}

const isDamagedPicture = ({ flags, decodeErrorFlags }: Frame): boolean =>
  (flags & AV_FRAME_FLAG_CORRUPT) !== 0 || decodeErrorFlags !== 0

const OUT_OF_MEMORY = -12

/** A decoder that fails so often in a row, with nothing more to come, will not end by itself. */
const MOST_FAILURES = 100

/** Gives `packet` to the decoder and stops at each frame that comes into `picture`. What does not decode gives none. */
export async function* feed(decoder: CodecContext, packet: Packet | null, picture: Frame): AsyncGenerator<void> {
  for (let isTaken = false; !isTaken; ) {
    // A decoder that is full takes the packet after its frames have been taken out.
    isTaken = (await decoder.sendPacket(packet)) !== AVERROR_EAGAIN
    for (let failures = 0; failures < MOST_FAILURES; ) {
      const code = await decoder.receiveFrame(picture)
      if (code === AVERROR_EAGAIN || code === AVERROR_EOF) break
      if (code === OUT_OF_MEMORY) throw new Error('There was not enough memory to decode it.')
      if (code >= 0) yield
      else failures += 1
    }
  }
}
