'use client'
import { useMemo, useRef } from 'react'
import { Kbd } from '@/components/ui/kbd'
import { edgesOf, lookedAt } from '@/lib/browser/stores/microscope-store'
import { usePlayer, usePlayerStrip } from '@/lib/browser/stores/player-context'
import {
  useMicroscope,
  useSegmentView,
  useSession,
  useWorkspace,
  useWorkspaceHandle,
} from '@/lib/browser/stores/workspace-context'
import { frameOfEdge } from '@/lib/workspace/boundary-strip'
import { primaryId } from '@/lib/workspace/labeling'
import { MICROSCOPE_KEYS } from '@/lib/workspace/microscope-keys'
import { FrameStrip } from './frame-strip'
import styles from './microscope.module.css'
import { MicroscopeBar } from './microscope-bar'
import { useMicroscopeKeys } from './use-microscope-keys'
import { useWalkProgress } from './walk-bar'

/** The boundary microscope: the frames round an edge of a segment, beside each other; nothing while it is closed. */
export function Microscope() {
  const isOpen = useMicroscope((state) => state.isOpen)
  return isOpen ? <OpenMicroscope /> : null
}

function OpenMicroscope() {
  const { labels } = useWorkspaceHandle()
  const segments = useWorkspace(({ workspace }) => workspace.segments)
  const selectedId = useSession((state) => primaryId(state.labeling))
  const walk = useMicroscope((state) => state.walk)
  const edge = useMicroscope((state) => state.edge)
  const cursor = useMicroscope((state) => state.cursor)
  const view = useSegmentView((state) => state)
  const edges = useMemo(() => edgesOf(segments, view, labels), [segments, view, labels])
  const seen = lookedAt({ walk, edge }, selectedId, edges, segments)
  const root = useRef<HTMLElement>(null)
  useMicroscopeKeys(root, seen === null ? null : (cursor ?? frameOfEdge(seen.from.edge, seen.edge.at)))
  return (
    <section
      ref={root}
      aria-label="Boundary microscope"
      data-testid="boundary-microscope"
      data-mode={walk === null ? 'look' : 'walk'}
      className={styles['microscope']}
    >
      <MicroscopeBar seen={seen} />
      <NoPictures />
      {seen === null ? <NothingSeen /> : <FrameStrip seen={seen} />}
      <KeyLine mode={walk === null ? 'look' : 'walk'} />
    </section>
  )
}

/** Says where no pictures can be made, and what to do instead. */
function NoPictures() {
  const strip = usePlayerStrip()
  const { scrub, full, reason } = usePlayer((player) => player.supply)
  if (strip !== null && (scrub || full || reason === null)) return null
  return (
    <p role="status" className={styles['notice']}>
      No pictures can be made here beside the player. {reason ?? 'This browser cannot decode single frames.'} Step with
      the arrow keys instead: the player shows each frame, and Enter makes it the boundary.
    </p>
  )
}

function NothingSeen() {
  const progress = useWalkProgress()
  return (
    <p role="status" data-testid="microscope-empty" className={styles['notice']}>
      {progress === null
        ? 'No segment is selected. Click one, or press ] for the next boundary.'
        : `All seen: ${progress.confirmed} confirmed, ${progress.skipped} skipped. Backspace goes back to the last one, Esc leaves.`}
    </p>
  )
}

/** The keys that work here now. */
function KeyLine({ mode }: { readonly mode: 'look' | 'walk' }) {
  return (
    <p className={styles['keys']}>
      {MICROSCOPE_KEYS.filter((row) => row.mode === mode).map(({ shown, does, brief }) => (
        <span key={shown} className={styles['key']}>
          <Kbd>{shown}</Kbd> {brief ?? does}
        </span>
      ))}
    </p>
  )
}
