'use client'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { useStore } from 'zustand'
import type { CommandCentre } from '@/lib/browser/commands/command-centre'
import type { FrameIndex } from '@/lib/frames/frame-index'
import type { Label } from '@/lib/labels/schema'
import { invariant } from '@/lib/result/invariant'
import { type DocumentSegment, visibleSegments } from '@/lib/workspace/document'
import { type SegmentView, shownSegments } from '@/lib/workspace/segment-view'
import type { EditDocument } from './edit-document'
import type { MicroscopeActions } from './microscope-actions'
import type { MicroscopeState, MicroscopeStore } from './microscope-store'
import type { SegmentViewStore } from './segment-view-store'
import type { TimelineViewState, TimelineViewStore } from './timeline-view-store'
import type { VerifyWalk } from './verify-walk'
import type { WorkspaceActions } from './workspace-actions'
import type { SessionState, SessionStore } from './workspace-session-store'
import type { WorkspaceState, WorkspaceStore } from './workspace-store'

/** Looking at boundaries: what is in the microscope, what can be done there, and the walk from one to the next. */
export type OpenMicroscope = {
  readonly store: MicroscopeStore
  readonly actions: MicroscopeActions
  readonly walk: VerifyWalk
}

/** An open workspace: its document, what the annotator is in the middle of, and what can be done. */
export type OpenWorkspace = {
  readonly videoId: string
  /** Whose work it is, where it is somebody else’s and only looked at; undefined for one’s own. */
  readonly documentId?: string | undefined
  readonly index: FrameIndex
  readonly labels: readonly Label[]
  readonly document: WorkspaceStore
  readonly session: SessionStore
  readonly timeline: TimelineViewStore
  /** What is locked and hidden. */
  readonly view: SegmentViewStore
  /** Every edit goes this way. */
  readonly edit: EditDocument
  readonly actions: WorkspaceActions
  /** Where whatever stands in the workspace offers its commands. */
  readonly commands: CommandCentre
  readonly microscope: OpenMicroscope
}

const WorkspaceContext = createContext<OpenWorkspace | null>(null)

/** Lends `workspace` to everything below. */
export function WorkspaceProvider(props: { readonly workspace: OpenWorkspace; readonly children: ReactNode }) {
  return <WorkspaceContext value={props.workspace}>{props.children}</WorkspaceContext>
}

/** The open workspace: index, labels, actions and the stores themselves, for event handlers. */
export function useWorkspaceHandle(): OpenWorkspace {
  const workspace = useContext(WorkspaceContext)
  invariant(workspace !== null, 'a component of the workspace stands inside a WorkspaceProvider')
  return workspace
}

/** What `select` picks of the document; renders again only when that changes (compared by Object.is). */
export const useWorkspace = <T,>(select: (state: WorkspaceState) => T): T =>
  useStore(useWorkspaceHandle().document, select)

/** What `select` picks of the session; renders again only when that changes (compared by Object.is). */
export const useSession = <T,>(select: (state: SessionState) => T): T => useStore(useWorkspaceHandle().session, select)

/** What `select` picks of the timeline's view; renders again only when that changes (compared by Object.is). */
export const useTimelineView = <T,>(select: (state: TimelineViewState) => T): T =>
  useStore(useWorkspaceHandle().timeline, select)

/** What `select` picks of what is locked and hidden; renders again only when that changes (compared by Object.is). */
export const useSegmentView = <T,>(select: (view: SegmentView) => T): T => useStore(useWorkspaceHandle().view, select)

/** What `select` picks of the microscope; renders again only when that changes (compared by Object.is). */
export const useMicroscope = <T,>(select: (state: MicroscopeState) => T): T =>
  useStore(useWorkspaceHandle().microscope.store, select)

/**
 * The segments on screen, in order: neither deleted nor hidden; those of the revision that is looked at, else the present
 * ones.
 */
export function useSegments(): readonly DocumentSegment[] {
  const segments = useWorkspace(({ workspace }) => workspace.segments)
  const view = useSegmentView((state) => state)
  const revision = useSession((state) => state.revision)
  return useMemo(() => revision?.segments ?? shownSegments(segments, view), [segments, view, revision])
}

/** Every segment of the document, in order, hidden ones too: for lists of all there is. */
export function useEverySegment(): readonly DocumentSegment[] {
  const segments = useWorkspace(({ workspace }) => workspace.segments)
  const revision = useSession((state) => state.revision)
  return revision?.segments ?? visibleSegments(segments)
}
