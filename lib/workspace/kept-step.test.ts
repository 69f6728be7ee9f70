import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Edit } from './edit'
import { EMPTY_HISTORY, type History, recordEdit, redoStep, undoStep } from './history'
import { historyOf, type KeptStep, stepChanges, withStepChanges } from './kept-step'

test('whatever is done, undone and redone, the rows on disk amount to the same history', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('edit', 'undo', 'redo'), { maxLength: 60, size: 'max' }), (moves) => {
      let history: History = EMPTY_HISTORY
      let rows: readonly KeptStep[] = []
      let made = 0
      for (const move of moves) {
        const edit: Edit = [{ type: 'update', segmentId: `segment-${made}`, from: {}, to: {} }]
        if (move === 'edit') history = recordEdit(history, edit)
        else history = (move === 'undo' ? undoStep(history) : redoStep(history))?.history ?? history
        const changes = stepChanges(
          rows,
          history,
          () => [],
          () => `step-${made++}`,
        )
        rows = withStepChanges(rows, changes)
        expect(changes.put.length).toBeLessThanOrEqual(1)
        expect(historyOf(rows)).toEqual(history)
        expect(historyOf([...rows].reverse())).toEqual(history)
      }
    }),
  )
})
