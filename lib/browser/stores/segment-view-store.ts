import { createStore, type StoreApi } from 'zustand/vanilla'
import { nextSegmentView, parseSegmentView, type SegmentView, type ViewAction } from '@/lib/workspace/segment-view'
import { keepText, keptText } from './kept-text'

/** What is locked and hidden of one video: kept with every change, in this browser, until it is taken back. */
export type SegmentViewStore = StoreApi<SegmentView> & { readonly change: (action: ViewAction) => void }

/** Without storage (it is full, or forbidden) what is locked and hidden lasts as long as the page. */
export function createSegmentViewStore(videoId: string): SegmentViewStore {
  const key = `framemark.segment-view.${videoId}`
  const store = createStore<SegmentView>(() => parseSegmentView(keptText(key)))
  const change = (action: ViewAction) => {
    store.setState(nextSegmentView(store.getState(), action))
    keepText(key, JSON.stringify(store.getState()))
  }
  return Object.assign(store, { change })
}
