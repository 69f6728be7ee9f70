import { useStore } from 'zustand'
import { usePresenceHandle } from '@/lib/browser/presence/presence-context'
import type { PresenceStore } from '@/lib/browser/presence/presence-store'
import { useSegments } from '@/lib/browser/stores/workspace-context'
import { toPixels, type Viewport } from '@/lib/timeline/viewport'
import styles from './disputed-spans.module.css'

/** The segments that are selected in other pages: outlined over the height of the field, with who it is. */
export function OthersSelection({ viewport }: { readonly viewport: Viewport }) {
  const presence = usePresenceHandle()
  return presence === null ? null : <Outlines presence={presence} viewport={viewport} />
}

function Outlines({ presence, viewport }: { readonly presence: PresenceStore; readonly viewport: Viewport }) {
  const others = useStore(presence, (state) => state.others)
  const segments = useSegments()
  return (
    <div aria-hidden={true} className={styles['overlay']}>
      {others.map(({ pageId, browserId, name, segmentId }) => {
        const segment = segments.find(({ id }) => id === segmentId)
        if (segment === undefined) return null
        const left = toPixels(viewport, segment.startFrame)
        const right = toPixels(viewport, segment.endFrame)
        if (right < 0 || left > viewport.width) return null
        const width = Math.max(4, Math.min(viewport.width + 4, right) - Math.max(-4, left))
        return (
          <div key={pageId} className={styles['selection']} style={{ left: Math.max(-4, left), width }}>
            <span className={styles['words']}>{browserId === presence.browserId ? 'Other tab' : name}</span>
          </div>
        )
      })}
    </div>
  )
}
