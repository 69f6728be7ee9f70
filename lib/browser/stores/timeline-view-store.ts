import { createStore, type StoreApi } from 'zustand/vanilla'
import type { FrameSpan } from '@/lib/time/frame-span'
import type { RulerUnit } from '@/lib/timeline/ruler'
import * as view from '@/lib/timeline/viewport'
import { keepText, keptText } from './kept-text'

/**
 * How the timeline is looked at. `viewport` is what is in view, one pixel wide until the page has measured it; `collapsed`
 * are the labels whose lanes lie in one; `ruler` is what the ruler counts, kept for every video of this browser.
 */
export type TimelineViewState = {
  readonly viewport: view.Viewport
  readonly collapsed: ReadonlySet<string>
  readonly ruler: RulerUnit
}

/** Everything a key, a button or a wheel can do to the view. It never leaves the video. */
export type TimelineViewStore = StoreApi<TimelineViewState> & {
  /**
   * `factor` times as many frames in view; below 1 zooms in. What is under `anchor` (pixels from the left edge) stays
   * there: by default the playhead while it is in view, else the middle.
   */
  readonly zoomBy: (factor: number, anchor?: number) => void
  readonly fitAll: () => void
  /** `span` with a little room on either side. */
  readonly fitSpan: (span: FrameSpan) => void
  /** Moves along the video by `pixels` of the screen. */
  readonly panBy: (pixels: number) => void
  /** Turns the page, if it must be, so that `frame` is in view. */
  readonly reveal: (frame: number) => void
  readonly resize: (width: number) => void
  readonly change: (next: (viewport: view.Viewport) => view.Viewport) => void
  readonly toggleRow: (labelId: string) => void
  readonly setRuler: (unit: RulerUnit) => void
}

const RULER_KEY = 'framemark.timeline-ruler'

/** The view of a video of `frameCount` frames, all of it; `playhead` says which frame is on screen. */
export function createTimelineViewStore(frameCount: number, playhead: () => number): TimelineViewStore {
  const store = createStore<TimelineViewState>(() => ({
    viewport: view.fitAll(frameCount, 1),
    collapsed: new Set(),
    ruler: keptText(RULER_KEY) === 'frames' ? 'frames' : 'timecode',
  }))
  const change = (next: (viewport: view.Viewport) => view.Viewport) => {
    const { viewport } = store.getState()
    const changed = next(viewport)
    if (changed !== viewport) store.setState({ viewport: changed })
  }
  return Object.assign(store, {
    change,
    zoomBy: (factor: number, anchor?: number) =>
      change((viewport) => view.zoomAround(viewport, anchor ?? anchorOf(viewport, playhead()), factor)),
    fitAll: () => change(({ width }) => view.fitAll(frameCount, width)),
    fitSpan: ({ start, end }: FrameSpan) => change((viewport) => view.fitSpan(viewport, start, end)),
    panBy: (pixels: number) => change((viewport) => view.panBy(viewport, pixels)),
    reveal: (frame: number) => change((viewport) => view.reveal(viewport, frame + 0.5)),
    resize: (width: number) =>
      change((viewport) => (viewport.width === width ? viewport : view.resizeTo(viewport, width))),
    toggleRow: (labelId: string) => store.setState(({ collapsed }) => ({ collapsed: toggled(collapsed, labelId) })),
    setRuler: (ruler: RulerUnit) => {
      store.setState({ ruler })
      keepText(RULER_KEY, ruler)
    },
  })
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(id)) next.add(id)
  return next
}

function anchorOf(viewport: view.Viewport, playhead: number): number {
  const x = view.toPixels(viewport, playhead + 0.5)
  return x >= 0 && x <= viewport.width ? x : viewport.width / 2
}
