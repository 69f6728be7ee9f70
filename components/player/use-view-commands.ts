import { useCallback } from 'react'
import { usePictureHandle } from '@/lib/browser/stores/picture-context'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { percent } from '@/lib/player/picture-look'
import { magnificationOf } from '@/lib/player/picture-view'
import type { ViewCommand } from '@/lib/player/view-keys'
import { useFullScreen } from './use-full-screen'

/** One press of a key or of a button makes the picture this many times as large. */
const ZOOM_STEP = 1.25

/** Does what a key or a button asks of the picture, and says how large it is then. */
export function useViewCommands(): (command: ViewCommand) => void {
  const picture = usePictureHandle()
  const { session } = useWorkspaceHandle()
  const { toggle } = useFullScreen()
  return useCallback(
    (command) => {
      switch (command) {
        case 'full-screen':
          return toggle(() => session.announce('This browser does not allow full screen here'))
        case 'zoom-in':
          picture.zoomBy(ZOOM_STEP)
          break
        case 'zoom-out':
          picture.zoomBy(1 / ZOOM_STEP)
          break
        case 'fit':
          picture.fit()
          break
        case 'actual-size':
          picture.showActualSize()
          break
      }
      const { view, geometry } = picture.getState()
      if (geometry === null) return
      const size = percent(magnificationOf(view, geometry))
      session.announce(view.kind === 'fit' ? `Whole picture, at ${size}` : `Picture at ${size}`)
    },
    [picture, session, toggle],
  )
}
