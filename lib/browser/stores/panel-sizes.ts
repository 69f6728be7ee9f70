import { z } from 'zod'
import { useStore } from 'zustand'
import { createKeptStore } from './kept-store'

const pixels = z.number().int().min(0).max(10_000).nullable().catch(null)
const sizes = z.object({ panelWidth: pixels.default(null), timelineHeight: pixels.default(null) })

/** How large somebody made the panels, in pixels of the page; null where it was left as it is. */
export type PanelSizes = Readonly<z.infer<typeof sizes>>

export const AS_THEY_CAME: PanelSizes = { panelWidth: null, timelineHeight: null }

export const panelSizes = createKeptStore<PanelSizes>('framemark.panels', (kept) =>
  sizes.catch(AS_THEY_CAME).parse(kept ?? {}),
)

export const usePanelSizes = (): PanelSizes => useStore(panelSizes)
