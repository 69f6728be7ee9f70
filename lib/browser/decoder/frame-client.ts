import type { DecodedPicture } from '@/lib/browser/stage/frame-painter'
import type { FrameEvent, FramePort } from '@/lib/player/frame-port'
import type { FromDecoder, RenditionAddress, ToDecoder } from './protocol'
import { createStripClient } from './strip-client'

/** Whether this browser can decode single frames in a worker. Source: WebCodecs; Workers. */
export const canDecodeFrames = (): boolean => 'VideoDecoder' in globalThis && 'Worker' in globalThis

/** Opens the decoding worker for a video. What it can do arrives as a `supply`; until then nothing can be asked. */
export function createFrameClient(parts: {
  readonly scrub: RenditionAddress
  readonly full: RenditionAddress
  readonly frameCount: number
  readonly budgetBytes: number
}): FramePort {
  const worker = new Worker(new URL('./decoder-worker.ts', import.meta.url), { type: 'module', name: 'frame-decoder' })
  const listeners = new Set<(event: FrameEvent) => void>()
  let isDisposed = false
  const tell = (message: ToDecoder, transfer: Transferable[] = []) => {
    if (!isDisposed) worker.postMessage(message, transfer)
  }
  const giveBack = (buffer: ArrayBuffer) => tell({ kind: 'reuse', buffer }, [buffer])
  const emit = (event: FrameEvent) => {
    for (const listener of listeners) listener(event)
  }
  const strip = createStripClient(tell)
  worker.onmessage = ({ data }: MessageEvent<FromDecoder>) => {
    if (data.kind === 'strip') return strip.onTold(data)
    if (data.kind !== 'picture') return emit(data)
    const picture = pictureOf(data.content, giveBack)
    if (isDisposed || listeners.size === 0) picture.close()
    else emit({ ...data, picture })
  }
  worker.onerror = (event) => {
    event.preventDefault()
    const reason = `The decoder of this page failed: ${event.message ?? 'it could not be loaded'}.`
    emit({ kind: 'supply', supply: { scrub: false, full: false, reason } })
  }
  tell({ kind: 'open', ...parts })

  return {
    show: (ask) => tell({ kind: 'show', ...ask }),
    rest: (frame, travel) => tell({ kind: 'rest', frame, travel }),
    foresee: (frames) => tell({ kind: 'foresee', frames }),
    hush: () => tell({ kind: 'hush' }),
    strip: strip.ask,
    setBudget: (bytes) => tell({ kind: 'budget', bytes }),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    dispose: () => {
      isDisposed = true
      listeners.clear()
      strip.end()
      worker.terminate()
    },
  }
}

function pictureOf(
  content: Extract<FromDecoder, { kind: 'picture' }>['content'],
  giveBack: (buffer: ArrayBuffer) => void,
): DecodedPicture {
  if ('image' in content) return { ...content, close: () => content.image.close() }
  const { buffer, width, height } = content
  const pixels = new ImageData(new Uint8ClampedArray(buffer), width, height)
  return { pixels, close: () => giveBack(buffer) }
}
