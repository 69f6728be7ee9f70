import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { createCommandCentre } from '@/lib/browser/commands/command-centre'
import { createEditDocument } from '@/lib/browser/stores/edit-document'
import { openMicroscope } from '@/lib/browser/stores/open-microscope'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'
import type { ReadinessStore } from '@/lib/browser/stores/readiness-store'
import { createSegmentViewStore } from '@/lib/browser/stores/segment-view-store'
import { createTimelineViewStore } from '@/lib/browser/stores/timeline-view-store'
import { createWorkspaceActions } from '@/lib/browser/stores/workspace-actions'
import { type OpenWorkspace, WorkspaceProvider } from '@/lib/browser/stores/workspace-context'
import { createSessionStore } from '@/lib/browser/stores/workspace-session-store'
import type { WorkspaceStore } from '@/lib/browser/stores/workspace-store'
import type { FrameIndex } from '@/lib/frames/frame-index'
import type { Label } from '@/lib/labels/schema'
import { useAddress } from './use-address'
import { useAppearanceCommands } from './use-appearance-commands'
import { useCommandKeys } from './use-command-keys'
import { useKeptPosition } from './use-kept-position'
import { useLabelingCommands } from './use-labeling-commands'
import { useLoop } from './use-loop'
import { type Opening, useOpening } from './use-opening'
import { usePlayerFacts } from './use-player-facts'
import { usePrefetchHints } from './use-prefetch-hints'
import { usePresentSelection } from './use-present-selection'
import { useRememberedLabeling } from './use-remembered-labeling'
import { useRunningLabels } from './use-running-labels'

/** Ties player, document and session together for everything below, and listens for the keys. */
export function WorkspaceSession(props: {
  readonly videoId: string
  readonly index: FrameIndex
  readonly labels: readonly Label[]
  readonly document: WorkspaceStore
  readonly readiness: ReadinessStore
  readonly opening: Opening
  readonly reading?: { readonly documentId: string; readonly refusal: string } | undefined
  readonly children: (show: (what: 'shortcut-sheet' | 'command-palette' | 'history') => void) => ReactNode
}) {
  const { videoId, index, labels, document, readiness, opening, reading } = props
  const documentId = reading?.documentId
  const player = usePlayerHandle()
  const [session] = useState(() => createSessionStore(reading?.refusal))
  const timeline = useMemo(
    () => createTimelineViewStore(index.frameCount, () => player.getState().targetFrame ?? player.getState().frame),
    [index, player],
  )
  const [commands] = useState(createCommandCentre)
  const workspace = useMemo<OpenWorkspace>(() => {
    const view = createSegmentViewStore(videoId)
    const edit = createEditDocument({ document, session, view, labels })
    const microscope = openMicroscope({ videoId, document, session, player, view, labels, edit })
    const actions = createWorkspaceActions({ document, session, player, view, labels, microscope, edit })
    return {
      videoId,
      documentId,
      index,
      labels,
      document,
      session,
      timeline,
      view,
      edit,
      actions,
      commands,
      microscope,
    }
  }, [videoId, documentId, index, labels, document, session, timeline, player, commands])
  useLabelingCommands(workspace)
  useAppearanceCommands(workspace)
  useCommandKeys(workspace)
  useEffect(() => {
    const ending = new AbortController()
    workspace.microscope.walk.follow(ending.signal)
    return () => ending.abort()
  }, [workspace])
  useLoop(workspace)
  usePresentSelection(workspace)
  usePrefetchHints(workspace)
  usePlayerFacts(videoId, readiness)
  useRememberedLabeling(workspace, readiness)
  useRunningLabels(workspace)
  useOpening(workspace, opening)
  useAddress()
  useKeptPosition()
  return (
    <WorkspaceProvider workspace={workspace}>
      {props.children((type) => workspace.actions.perform({ type }))}
    </WorkspaceProvider>
  )
}
