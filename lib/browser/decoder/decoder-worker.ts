import type { FrameSupply, FrameWait } from '@/lib/player/frame-port'
import { frameSpan } from '@/lib/time/frame-span'
import { createFullLane, type FullLane } from './full-lane'
import { type OpenRendition, openRendition, type ReadingManner } from './open-rendition'
import type { FromDecoder, ToDecoder } from './protocol'
import { createPixelSource } from './rgba-pixels'
import { createScrubLane, type LaneListener, type ScrubLane } from './scrub-lane'
import { createStripPictures } from './strip-pictures'

// The decoding worker of one open video: small pictures by one lane, frames in full size by another.

const KIB = 1024
/** A group of a scrub copy takes a few KiB: small blocks, so that jumping about moves few bytes. */
const SCRUB_READING: ReadingManner = {
  blockBytes: 16 * KIB,
  limitBytes: 8 * KIB * KIB,
  sliceBytes: 32 * KIB,
  isForLatency: true,
}
/** A group of a video takes megabytes, which are read again when its frames have left the cache. */
const FULL_READING: ReadingManner = {
  blockBytes: 64 * KIB,
  limitBytes: 24 * KIB * KIB,
  sliceBytes: 512 * KIB,
  isForLatency: false,
}

/** How often the page is told what is held, at most. */
const TELL_HOLDINGS_MS = 500

type Opening = Extract<ToDecoder, { kind: 'open' }>

const life = new AbortController()
let scrub: { readonly lane: ScrubLane; readonly rendition: OpenRendition } | null = null
let full: { readonly lane: FullLane; readonly rendition: OpenRendition } | null = null
const reasons: { scrub: string | null; full: string | null } = { scrub: null, full: null }
const source = createPixelSource()
let budgetBytes = 0
let newestSeq = 0
/** The strip that is looked at; without frames there is none. */
let strip: Extract<ToDecoder, { kind: 'strip' }> = { kind: 'strip', seq: 0, frames: [], width: 1, height: 1 }
const stripPictures = createStripPictures()

const post = (message: FromDecoder, transfer: Transferable[] = []) => self.postMessage(message, { transfer })

const tellSupply = () => {
  const supply: FrameSupply = {
    scrub: scrub !== null,
    full: full !== null,
    reason: reasons.scrub ?? reasons.full,
  }
  post({ kind: 'supply', supply })
}

const waits = (cause: FrameWait | null) => post({ kind: 'waiting', seq: newestSeq, cause })

const drop = {
  scrub: () => {
    scrub?.lane.dispose()
    scrub = null
  },
  full: () => {
    full?.lane.dispose()
    full = null
  },
}

function listenerOf(quality: 'scrub' | 'full', { shape }: OpenRendition): LaneListener {
  return {
    onPicture: async ({ seq, frame: at }, image, stallMs) => {
      const told = { kind: 'picture', seq, frame: at, quality, stallMs } as const
      const pixels = await source.pixelsOf(image, shape)
      if (pixels === null) return post({ ...told, content: { image, shape } }, [image])
      image.close()
      post({ ...told, content: pixels }, [pixels.buffer])
    },
    onMissed: ({ seq }, reason) => {
      if (quality === 'full' || full === null) post({ kind: 'missed', seq, reason })
    },
    onStripPicture: (at, image) => {
      const bitmap = stripPictures.take(image, shape, strip)
      if (bitmap === null) return
      post({ kind: 'strip', seq: strip.seq, told: { kind: 'picture', frame: at, quality, bitmap } }, [bitmap])
    },
    onStripMissed: (at, reason) => {
      if (quality === 'full' || full === null) {
        post({ kind: 'strip', seq: strip.seq, told: { kind: 'missed', frame: at, reason } })
      }
    },
    onForeseen: (at, start, end) => post({ kind: 'foreseen', frame: at, span: frameSpan(start, end) }),
    onLost: (reason) => {
      reasons[quality] = reason
      drop[quality]()
      tellSupply()
    },
  }
}

async function openScrub({ scrub: address, frameCount }: Opening): Promise<void> {
  const opened = await openRendition(address, frameCount, SCRUB_READING, waits, life.signal)
  if (opened.ok) {
    const rendition = opened.value
    scrub = { rendition, lane: createScrubLane(rendition, listenerOf('scrub', rendition)) }
    if (full === null) scrub.lane.strip(strip.frames)
  } else reasons.scrub = `There is no scrub copy to decode: ${opened.error}`
}

async function openFull({ full: address, frameCount }: Opening): Promise<void> {
  const opened = await openRendition(address, frameCount, FULL_READING, waits, life.signal)
  if (opened.ok) {
    const rendition = opened.value
    full = { rendition, lane: createFullLane(rendition, frameCount, budgetBytes, listenerOf('full', rendition)) }
    full.lane.strip(strip.frames)
  } else reasons.full = `Frames cannot be decoded one by one: ${opened.error}`
}

/** Each of the two is offered as soon as it can be had, and neither waits for the other. */
async function open(opening: Opening): Promise<void> {
  budgetBytes = opening.budgetBytes
  const offer = (kind: 'scrub' | 'full', opened: Promise<void>) =>
    opened.catch((error: unknown) => fail(kind, error)).then(tellSupply)
  await Promise.all([offer('scrub', openScrub(opening)), offer('full', openFull(opening))])
}

function fail(kind: 'scrub' | 'full', error: unknown): void {
  reasons[kind] = error instanceof Error ? error.message : String(error)
}

/** What nobody foresaw ends the decoder: the media element shows every frame without it. */
self.onunhandledrejection = (event) => {
  event.preventDefault()
  fail('full', event.reason)
  fail('scrub', event.reason)
  drop.scrub()
  drop.full()
  tellSupply()
}

self.onmessage = ({ data }: MessageEvent<ToDecoder>) => {
  switch (data.kind) {
    case 'open':
      void open(data)
      break
    case 'show': {
      newestSeq = data.seq
      const isTold = full?.lane.show(data) ?? false
      if (!isTold) scrub?.lane.show(data)
      break
    }
    case 'rest':
      full?.lane.rest(data.frame, data.travel)
      break
    case 'foresee':
      scrub?.lane.foresee(data.frames)
      full?.lane.foresee(data.frames)
      break
    case 'hush':
      scrub?.lane.hush()
      full?.lane.hush()
      break
    case 'strip': {
      strip = data
      const atHand = full?.lane.strip(data.frames) ?? []
      scrub?.lane.strip(data.frames.filter((at) => !atHand.includes(at)))
      break
    }
    case 'reuse':
      source.reuse(data.buffer)
      break
    case 'budget':
      budgetBytes = data.bytes
      full?.lane.setBudget(data.bytes)
      break
  }
}

let told = ''
setInterval(() => {
  const held = full?.lane.holdings() ?? { cached: [], cachedBytes: 0, openPictures: 0 }
  const fetchedBytes = (scrub?.rendition.fetchedBytes() ?? 0) + (full?.rendition.fetchedBytes() ?? 0)
  const holdings = { ...held, budgetBytes, fetchedBytes }
  const facts = JSON.stringify(holdings)
  if (facts === told) return
  told = facts
  post({ kind: 'holdings', holdings })
}, TELL_HOLDINGS_MS)
