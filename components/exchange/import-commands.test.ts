import { expect, test } from 'vitest'
import type { PlacedRow } from '@/lib/import/import-plan'
import { visibleSegments } from '@/lib/workspace/document'
import { nextWorkspace, type WorkspaceEvent } from '@/lib/workspace/workspace'
import { EMPTY_WORKSPACE } from '@/lib/workspace/workspace-state'
import { importCommands } from './import-commands'

const row = (n: number): PlacedRow => ({
  ...{ row: n, where: `line ${n}`, label: 'Polyp', labelId: 'l-1', startFrame: n, endFrame: n + 5, movedMs: 0 },
  ...{ attributes: { size: 3 }, note: 'a note', source: 'prediction', confidence: 0.25, isProposal: true },
})

test('an import is one edit: one undo takes all of it back, one redo brings it again', () => {
  let made = 0
  const newId = () => `id-${String(++made).padStart(6, '0')}`
  let workspace = EMPTY_WORKSPACE
  const dispatch = (event: WorkspaceEvent) => {
    workspace = nextWorkspace(workspace, event, newId).workspace
  }
  dispatch({ type: 'loaded', segments: [], asOf: 0 })
  dispatch({ type: 'commanded', commands: importCommands([row(1), row(2), row(3)], newId) })
  expect(visibleSegments(workspace.segments)).toMatchObject(
    [1, 2, 3].map((n) => ({
      ...{ startFrame: n, endFrame: n + 5, labelId: 'l-1', attributes: { size: 3 }, note: 'a note' },
      ...{ source: 'prediction', confidence: 0.25, isProposal: true },
    })),
  )
  expect(workspace.history.past).toHaveLength(1)
  dispatch({ type: 'undone' })
  expect(visibleSegments(workspace.segments)).toEqual([])
  dispatch({ type: 'redone' })
  expect(visibleSegments(workspace.segments)).toMatchObject([{ confidence: 0.25 }, {}, {}])
})
