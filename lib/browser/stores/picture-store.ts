import { createStore, type StoreApi } from 'zustand/vanilla'
import { type PictureLook, PLAIN_LOOK } from '@/lib/player/picture-look'
import {
  actualSize,
  FIT,
  isCropped,
  keepInSight,
  type PictureGeometry,
  type PictureView,
  type Point,
  panBy,
  toggleFit,
  zoomBy,
} from '@/lib/player/picture-view'

/**
 * How the picture is looked at; it ends with the page and is never stored. `geometry` is null until the size of the
 * picture is known, and nothing can be zoomed before.
 */
export type PictureState = {
  readonly view: PictureView
  readonly look: PictureLook
  readonly geometry: PictureGeometry | null
}

/** `anchor` is the point of the stage that stays, by default its middle. */
export type PictureStore = StoreApi<PictureState> & {
  readonly measure: (geometry: PictureGeometry | null) => void
  readonly zoomBy: (factor: number, anchor?: Point) => void
  readonly panBy: (by: Point) => void
  readonly fit: () => void
  readonly showActualSize: (anchor?: Point) => void
  readonly toggleFit: (anchor?: Point) => void
  readonly setLook: (changes: Partial<PictureLook>) => void
  readonly resetLook: () => void
}

const MIDDLE: Point = { x: 0, y: 0 }

export function createPictureStore(): PictureStore {
  const store = createStore<PictureState>(() => ({ view: FIT, look: PLAIN_LOOK, geometry: null }))
  const change = (next: (view: PictureView, geometry: PictureGeometry) => PictureView) =>
    store.setState(({ view, geometry }) => (geometry === null ? {} : { view: next(view, geometry) }))
  return Object.assign(store, {
    measure: (geometry: PictureGeometry | null) =>
      store.setState(({ view }) => ({ geometry, view: geometry === null ? view : keepInSight(view, geometry) })),
    zoomBy: (factor: number, anchor = MIDDLE) => change((view, geometry) => zoomBy(view, geometry, anchor, factor)),
    panBy: (by: Point) => change((view, geometry) => keepInSight(panBy(view, by), geometry)),
    fit: () => change(() => FIT),
    showActualSize: (anchor = MIDDLE) => change((view, geometry) => actualSize(view, geometry, anchor)),
    toggleFit: (anchor = MIDDLE) => change((view, geometry) => toggleFit(view, geometry, anchor)),
    setLook: (changes: Partial<PictureLook>) => store.setState(({ look }) => ({ look: { ...look, ...changes } })),
    resetLook: () => store.setState({ look: PLAIN_LOOK }),
  })
}

/** Whether there is something to be moved about. */
export const selectIsCropped = ({ view, geometry }: PictureState): boolean =>
  geometry !== null && isCropped(view, geometry)
