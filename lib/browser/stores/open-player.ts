import { canDecodeFrames, createFrameClient } from '@/lib/browser/decoder/frame-client'
import { browserClock } from '@/lib/browser/media-element/browser-clock'
import { createMediaElementPort } from '@/lib/browser/media-element/media-element-port'
import { probeRange } from '@/lib/browser/media-element/probe-range'
import { askMediaLink } from '@/lib/browser/media-link/ask-media-link'
import { createLinkedPort, keepLinkFresh, probeLink } from '@/lib/browser/media-link/linked-media'
import { type LinkedAddress, linkedAddress } from '@/lib/browser/media-link/media-address'
import { createSeekReporter, type SeekReporter } from '@/lib/browser/seek-reporter/seek-reporter'
import { createSeekTransport } from '@/lib/browser/seek-reporter/seek-transport'
import { doubtSession, onLetIn } from '@/lib/browser/session/page-session'
import { createFramePainter } from '@/lib/browser/stage/frame-painter'
import type { FrameIndex } from '@/lib/frames/frame-index'
import type { AskForStrip, FramePort } from '@/lib/player/frame-port'
import type { MediaPort } from '@/lib/player/media-port'
import type { SourceReach } from '@/lib/player/source-reach'
import type { Frame } from '@/lib/time/frame'
import type { VariantKind } from '@/lib/videos/schema'
import { playerSettings } from './player-settings'
import type { PlayerStore } from './player-state'
import { createPlayerStore } from './player-store'
import { measureWatchTime } from './watch-time'
import { newClientId } from './workspace-client-id'

/**
 * What is opened. `mediaUrl` answers byte ranges; `usesLinks`: bytes are asked for by links and not by the cookie of the
 * page; `index` is that variant's; `startFrame` is inside it.
 */
export type PlayerSource = {
  readonly videoId: string
  readonly variant: VariantKind
  readonly mediaUrl: string
  readonly usesLinks: boolean
  readonly index: FrameIndex
  readonly startFrame: Frame
}

/** One open video: its store and the element that shows it. */
export type OpenPlayer = {
  readonly source: PlayerSource
  readonly store: PlayerStore
  /** Made here and placed by `components/player`; it outlives renders. */
  readonly element: HTMLVideoElement
  /** Covers the element while a frame that was decoded by itself is shown; hidden otherwise. Placed like the element. */
  readonly canvas: HTMLCanvasElement
  /** Pictures of several frames beside what is shown; null where this browser cannot decode them. */
  readonly strip: AskForStrip | null
  readonly dispose: () => void
}

/** Opens a video: makes the element, the store over it and the seek log beside it. Whoever opened it disposes it. */
export function openPlayer(source: PlayerSource): OpenPlayer {
  const life = new AbortController()
  const element = createVideoElement()
  const canvas = createFrameCanvas()
  const reporter = createSeekReporter({
    pageId: newClientId(),
    variant: source.variant,
    clock: browserClock,
    transport: createSeekTransport(source.videoId),
    watch: () => {
      const { made, used } = store.getState().predictions
      return { ...watchTime(), predictionsMade: made, predictionsUsed: used }
    },
  })
  const frames = openFrames(source)
  const media = openMedia(source, createMediaElementPort(element))
  const store = createPlayerStore({
    port: media.port,
    frames,
    mayForesee: () => ({ isOn: playerSettings.getState().prefetch === 'on', savesData: savesData() }),
    painter: createFramePainter(canvas),
    clock: browserClock,
    index: source.index,
    url: source.mediaUrl,
    startFrame: source.startFrame,
    createId: newClientId,
    probe: (signal) => toldOf(media.probe(signal)),
    onSeekEnded: reporter.record,
  })
  const forgetSettings = playerSettings.subscribe(({ cacheMiB }, before) => {
    if (cacheMiB !== before.cacheMiB) frames?.setBudget(cacheMiB * MIB)
  })
  const watchTime = measureWatchTime(store, browserClock)
  reportOnLeaving(reporter, life.signal)
  retryWhenBack(store, life.signal)
  const stopWatching = frames?.subscribe((event) => {
    if (event.kind === 'waiting' && event.cause === 'signed-out') doubtSession()
  })
  if (media.address !== null) keepOpen(store, media.address, life.signal)
  return {
    source,
    store,
    element,
    canvas,
    strip: frames?.strip ?? null,
    dispose: () => {
      life.abort()
      forgetSettings()
      stopWatching?.()
      store.dispose()
      reporter.dispose()
    },
  }
}

const MIB = 1024 * 1024

/** Source: Save Data API; browsers without it are not told to save anything. */
function savesData(): boolean {
  const { connection } = navigator as Navigator & { readonly connection?: { readonly saveData?: boolean } }
  return connection?.saveData === true
}

/** Where the element gets its bytes, and how the server is asked about them. `address` is null by the cookie. */
function openMedia({ videoId, variant, mediaUrl, usesLinks }: PlayerSource, port: MediaPort) {
  if (!usesLinks) return { port, probe: (signal: AbortSignal) => probeRange(mediaUrl, signal), address: null }
  const target = { videoId, type: variant, rendition: 'playable' } as const
  const address = linkedAddress({
    ask: () => askMediaLink(target),
    now: browserClock.now,
    more: '&profile=annotation',
  })
  return { port: createLinkedPort(port, address), probe: (signal: AbortSignal) => probeLink(address, signal), address }
}

/** What the server said of the media; that nobody is signed in is for the whole page to know. */
async function toldOf(asked: Promise<SourceReach>): Promise<SourceReach> {
  const reach = await asked
  if (reach.kind === 'signed-out') doubtSession()
  return reach
}

/** Keeps the link of an open player from running out. */
function keepOpen(store: PlayerStore, address: LinkedAddress, signal: AbortSignal): void {
  keepLinkFresh({
    address,
    clock: browserClock,
    signal,
    player: {
      isPlaying: () => store.getState().wantsToPlay,
      reopen: () => store.getState().retry(),
      onChange: (listener) => store.subscribe(listener),
    },
  })
}

/** The decoder of single frames; null where this browser has none. */
function openFrames({ videoId, variant, index, usesLinks }: PlayerSource): FramePort | null {
  if (!canDecodeFrames()) return null
  const id = encodeURIComponent(videoId)
  const addressOf = (rendition: 'scrub' | 'playable') => ({
    mapUrl: `/api/videos/${id}/packet-map?type=${variant}&rendition=${rendition}`,
    mediaUrl: `/api/media/videos/${id}?type=${variant}&rendition=${rendition}`,
    link: usesLinks ? { videoId, type: variant, rendition } : null,
  })
  return createFrameClient({
    scrub: addressOf('scrub'),
    full: addressOf('playable'),
    frameCount: index.frameCount,
    budgetBytes: playerSettings.getState().cacheMiB * MIB,
  })
}

function createVideoElement(): HTMLVideoElement {
  const element = document.createElement('video')
  element.playsInline = true
  // It plays from where it is sent to, and fetches what it plays; more would be fetched for nothing.
  element.preload = 'metadata'
  element.controls = false
  element.disablePictureInPicture = true
  element.dataset['testid'] = 'player-video'
  return element
}

function createFrameCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.hidden = true
  canvas.dataset['testid'] = 'player-frame'
  return canvas
}

/** `pagehide` is the last event a page is sure to get; a phone may end a hidden page without it. */
function reportOnLeaving(reporter: SeekReporter, signal: AbortSignal): void {
  window.addEventListener('pagehide', reporter.leave, { signal })
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && reporter.leave(), {
    signal,
  })
}

/**
 * A player that gave up for want of a connection, or of somebody who is signed in, tries again by itself when the browser
 * is back on a network, or they have signed in.
 */
function retryWhenBack(store: PlayerStore, signal: AbortSignal): void {
  const retry = () => store.getState().phase === 'failed' && store.getState().retry()
  window.addEventListener('online', retry, { signal })
  onLetIn(retry, signal)
}
