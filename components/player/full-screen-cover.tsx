import { type ReactNode, useEffect, useState } from 'react'
import { useSession } from '@/lib/browser/stores/workspace-context'
import styles from './full-screen-cover.module.css'
import { useFullScreen } from './use-full-screen'

/**
 * What the player is on the whole screen: it covers the page, and says over the picture what the page's status line,
 * which is covered, would say. Leaving the video leaves full screen.
 */
export function FullScreenCover({ children }: { readonly children: ReactNode }) {
  const { isFull } = useFullScreen()
  useEffect(
    () => () => {
      if (document.fullscreenElement !== null) void document.exitFullscreen()
    },
    [],
  )
  return (
    <div className={styles['place']} data-full-screen={isFull ? '' : undefined}>
      {children}
      {isFull && <SpokenLine />}
    </div>
  )
}

function SpokenLine() {
  const { id, text } = useSession((state) => state.announcement)
  // What was said before is old news.
  const [before] = useState(id)
  return (
    <div role="status" className={styles['line']}>
      {id !== before && (
        <p key={id} className={styles['words']}>
          {text}
        </p>
      )}
    </div>
  )
}
