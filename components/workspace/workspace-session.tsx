import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { commandsWith } from '@/lib/browser/commands/all-commands'
import { createCommandCentre } from '@/lib/browser/commands/command-centre'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'
import type { ReadinessStore } from '@/lib/browser/stores/readiness-store'
import { createSegmentViewStore } from '@/lib/browser/stores/segment-view-store'
import { createWorkspaceActions } from '@/lib/browser/stores/workspace-actions'
import { type OpenWorkspace, WorkspaceProvider } from '@/lib/browser/stores/workspace-context'
import { createSessionStore } from '@/lib/browser/stores/workspace-session-store'
import type { WorkspaceStore } from '@/lib/browser/stores/workspace-store'
import type { CommandSpec } from '@/lib/commands/command'
import { createKeymap } from '@/lib/commands/keymap'
import type { FrameIndex } from '@/lib/frames/frame-index'
import type { Label } from '@/lib/labels/schema'
import { useAddress } from './use-address'
import { useCommandKeys } from './use-command-keys'
import { useKeptPosition } from './use-kept-position'
import { useLabelingCommands } from './use-labeling-commands'
import { useLoop } from './use-loop'
import { type Opening, useOpening } from './use-opening'
import { usePlayerFacts } from './use-player-facts'
import { usePrefetchHints } from './use-prefetch-hints'
import { useRememberedLabeling } from './use-remembered-labeling'
import { useRunningLabels } from './use-running-labels'

const BACK_TO_WORK = { sidePanel: 'labeling', revision: null } as const

/** Ties player, document and session together for everything below, and listens for the keys. */
export function WorkspaceSession(props: {
  readonly videoId: string
  readonly index: FrameIndex
  readonly labels: readonly Label[]
  readonly document: WorkspaceStore
  readonly readiness: ReadinessStore
  readonly opening: Opening
  readonly children: (show: { readonly shortcuts: () => void; readonly history: () => void }) => ReactNode
}) {
  const { videoId, index, labels, document, readiness, opening } = props
  const player = usePlayerHandle()
  const [session] = useState(createSessionStore)
  const [commands] = useState(createCommandCentre)
  const workspace = useMemo<OpenWorkspace>(() => {
    const view = createSegmentViewStore(videoId)
    const actions = createWorkspaceActions({ document, session, player, view, labels })
    return { videoId, index, labels, document, session, view, actions, commands }
  }, [videoId, index, labels, document, session, player, commands])
  const keymap = useMemo(() => createKeymap(commandsWith(labels)), [labels])
  const canDo = useCallback(
    ({ needs }: CommandSpec) => needs !== 'labeling' || session.getState().isLabeling,
    [session],
  )
  useLabelingCommands(workspace)
  useCommandKeys(commands, keymap, canDo)
  useLoop(workspace)
  usePrefetchHints(workspace)
  usePlayerFacts(videoId, readiness)
  useRememberedLabeling(workspace, readiness)
  useRunningLabels(workspace)
  useOpening(workspace, opening)
  useAddress()
  useKeptPosition()
  return (
    <WorkspaceProvider workspace={workspace}>
      {props.children({
        shortcuts: () => workspace.actions.perform({ type: 'shortcut-sheet' }),
        history: () =>
          session.setState(({ sidePanel }) => (sidePanel === 'history' ? BACK_TO_WORK : { sidePanel: 'history' })),
      })}
    </WorkspaceProvider>
  )
}
