import { vi } from 'vitest'
import { type PacketMap, packetsByFrame } from '@/lib/frames/packet-map'
import type { OpenRendition } from './open-rendition'
import { createStallClock } from './stall-clock'

/** A decoded frame that counts itself as long as it is open. */
class FakeImage {
  static open = 0
  readonly format = 'I420'
  readonly timestamp: number
  #isOpen = true

  constructor(timestamp: number) {
    this.timestamp = timestamp
    FakeImage.open += 1
  }

  allocationSize(): number {
    return 100
  }

  clone(): FakeImage {
    return new FakeImage(this.timestamp)
  }

  close(): void {
    if (this.#isOpen) FakeImage.open -= 1
    this.#isOpen = false
  }
}

/** A decoder that gives every frame back in the order of the packets, a moment after it got it. */
class FakeVideoDecoder extends EventTarget {
  static decoded: number[] = []
  state = 'unconfigured'
  decodeQueueSize = 0
  readonly #output: (image: FakeImage) => void
  #life = {}

  constructor({ output }: { readonly output: (image: FakeImage) => void }) {
    super()
    this.#output = output
  }

  configure(): void {
    this.state = 'configured'
  }

  decode({ timestamp }: { readonly timestamp: number }): void {
    FakeVideoDecoder.decoded.push(timestamp)
    const life = this.#life
    queueMicrotask(() => {
      if (life === this.#life && this.state === 'configured' && !broken.has(timestamp)) {
        this.#output(new FakeImage(timestamp))
      }
    })
  }

  flush(): Promise<void> {
    return Promise.resolve().then(() => {})
  }

  reset(): void {
    this.#life = {}
    this.state = 'unconfigured'
  }

  close(): void {
    this.#life = {}
    this.state = 'closed'
  }
}

const broken = new Set<number>()

/** Puts a decoder in place of the browser's that needs no data. `brokenFrames` never come out of it. */
export function fakeDecoder(brokenFrames: readonly number[] = []) {
  broken.clear()
  for (const frame of brokenFrames) broken.add(frame)
  FakeImage.open = 0
  FakeVideoDecoder.decoded = []
  vi.stubGlobal('VideoDecoder', FakeVideoDecoder)
  vi.stubGlobal(
    'EncodedVideoChunk',
    class {
      readonly timestamp: number
      constructor({ timestamp }: { readonly timestamp: number }) {
        this.timestamp = timestamp
      }
    },
  )
  return {
    /** How many frames nobody has closed. */
    openImages: () => FakeImage.open,
    /** What was decoded, in order. */
    decoded: () => FakeVideoDecoder.decoded,
  }
}

/**
 * A rendition of `frameCount` frames, in groups of `groupFrames`, whose bytes come after `waits` was asked: a test holds
 * decoding up by not answering.
 */
export function fakeRendition(
  frameCount: number,
  groupFrames: number,
  waits: (packet: number) => Promise<void> = () => Promise.resolve(),
): OpenRendition {
  const numbers = Array.from({ length: frameCount }, (_, n) => n)
  const map: PacketMap = {
    decoder: {
      codec: 'vp8',
      description: null,
      codedWidth: 10,
      codedHeight: 10,
      displayWidth: 10,
      displayHeight: 10,
      rotation: 0,
      colorSpace: null,
    },
    sizeBytes: frameCount,
    offsets: Float64Array.from(numbers),
    sizes: new Uint32Array(frameCount).fill(1),
    frames: Int32Array.from(numbers),
    keys: Uint32Array.from(numbers.filter((n) => n % groupFrames === 0)),
  }
  return {
    map,
    packets: packetsByFrame(map, frameCount),
    reader: {
      read: async (at, _through, signal) => {
        await waits(at)
        signal.throwIfAborted()
        return new Uint8Array(1)
      },
      warm: () => Promise.resolve(),
    },
    config: { codec: 'vp8' },
    shape: { width: 10, height: 10, rotation: 0 },
    stalls: createStallClock(),
    fetchedBytes: () => 0,
  }
}

/** Writes down what a lane tells, in order (`12 shown`, `12 strip`, `12 missed`), and closes what it is given. */
export function listenToLane() {
  const told: string[] = []
  return {
    told,
    listener: {
      onPicture: (ask: { readonly frame: number }, image: VideoFrame) => {
        told.push(`${ask.frame} shown`)
        image.close()
      },
      onMissed: (ask: { readonly frame: number }) => void told.push(`${ask.frame} not shown`),
      onStripPicture: (at: number, image: VideoFrame) => {
        told.push(`${at} strip`)
        image.close()
      },
      onStripMissed: (at: number) => void told.push(`${at} missed`),
      onForeseen: () => {},
      onLost: (reason: string) => void told.push(`lost: ${reason}`),
    },
  }
}
