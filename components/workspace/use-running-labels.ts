import { useEffect } from 'react'
import { z } from 'zod'
import type { OpenWorkspace } from '@/lib/browser/stores/workspace-context'
import { clampFrame } from '@/lib/time/frame'

const keyOf = (videoId: string) => `framemark.running.${videoId}`

const kept = z.array(z.object({ labelId: z.string(), startFrame: z.number().int().min(0) }))

/**
 * Labels that run are kept by this tab: where a label began is work too, and a reload or a crash in the middle of it loses
 * nothing. Keys are not held any more then.
 */
export function useRunningLabels({ videoId, session, labels, index }: OpenWorkspace): void {
  useEffect(() => {
    const known = new Set(labels.map(({ id }) => id))
    const running = readKept(videoId)
      .filter(({ labelId }) => known.has(labelId))
      .map(({ labelId, startFrame }) => ({
        labelId,
        startFrame: clampFrame(startFrame, index.frameCount),
        isHeld: false,
      }))
    if (running.length > 0) session.setState(({ labeling }) => ({ labeling: { ...labeling, running } }))
    return session.subscribe(({ labeling }, before) => {
      if (labeling.running === before.labeling.running) return
      try {
        window.sessionStorage.setItem(keyOf(videoId), JSON.stringify(labeling.running))
      } catch {
        // Without storage they last as long as the page.
      }
    })
  }, [videoId, session, labels, index])
}

function readKept(videoId: string): z.infer<typeof kept> {
  try {
    return kept.catch([]).parse(JSON.parse(window.sessionStorage.getItem(keyOf(videoId)) ?? '[]'))
  } catch {
    return []
  }
}
