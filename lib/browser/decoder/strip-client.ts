import type { StripPicture } from '@/lib/browser/stage/strip-painter'
import type { AskForStrip, StripEvent } from '@/lib/player/frame-port'
import type { FromStrip, ToDecoder } from './protocol'

/**
 * The page's side of strips: one is looked at, and whatever comes for another is closed. `tell` sends to the worker.
 */
export function createStripClient(tell: (message: ToDecoder) => void) {
  let seq = 0
  let listener: ((event: StripEvent) => void) | null = null

  const ask: AskForStrip = (wanted, onEvent) => {
    seq += 1
    const own = seq
    listener = onEvent
    tell({ kind: 'strip', seq, ...wanted })
    return () => {
      if (seq !== own || listener === null) return
      listener = null
      tell({ kind: 'strip', seq, frames: [], width: 1, height: 1 })
    }
  }

  const onTold = ({ seq: of, told }: FromStrip): void => {
    const isWanted = of === seq && listener !== null
    if (told.kind !== 'picture') {
      if (isWanted) listener?.(told)
      return
    }
    const { bitmap, ...event } = told
    const picture: StripPicture = { bitmap, close: () => bitmap.close() }
    if (isWanted) listener?.({ ...event, picture })
    else picture.close()
  }

  return {
    ask,
    onTold,
    end: (): void => {
      listener = null
    },
  }
}
