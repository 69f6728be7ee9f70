import { ArrowLeft, ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useSegmentView, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { formatDuration } from '@/lib/time/timecode'
import type { DocumentSegment } from '@/lib/workspace/document'
import { coveredSeconds } from '@/lib/workspace/label-statistics'
import { isLockedIn } from '@/lib/workspace/segment-view'
import { LabelChoice } from './label-choice'
import { SegmentAttributes } from './segment-attributes'
import { SelectionButtons } from './selection-buttons'

/** Several selected segments: how much they are, and what can be done to all of them, each time as one edit. */
export function BulkPanel({ segments }: { readonly segments: readonly DocumentSegment[] }) {
  const { index } = useWorkspaceHandle()
  const lockedCount = useSegmentView((view) => segments.filter((segment) => isLockedIn(view, segment)).length)
  const isLocked = lockedCount > 0
  const frames = segments.reduce((sum, { startFrame, endFrame }) => sum + endFrame - startFrame, 0)
  return (
    <>
      <p className="text-[13px]" data-testid="selection-summary">
        <span className="font-semibold">{segments.length} selected</span>
        <span className="text-ink-muted">
          {' '}
          · {frames} f · {formatDuration(coveredSeconds(segments, index))} covered
          {isLocked ? ` · ${lockedCount} locked` : ''}
        </span>
      </p>
      <div className="flex items-center gap-1">
        <LabelChoice segments={segments} isDisabled={isLocked} />
        <SelectionButtons
          isLocked={isLocked}
          isPressed={lockedCount === segments.length}
          isShown={false}
          titles={{
            lock: isLocked ? 'Lock or unlock all (Alt+L)' : 'Lock all: no edit is taken (Alt+L)',
            hide: 'Hide all (Alt+H)',
            remove: 'Delete all (Del)',
          }}
        />
      </div>
      <ShiftBy />
      <SegmentAttributes segments={segments} isDisabled={isLocked} />
    </>
  )
}

/** Moves all that is selected by so many frames, and merges it. */
function ShiftBy() {
  const { actions } = useWorkspaceHandle()
  const [text, setText] = useState('1')
  const count = /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : 0
  const move = (direction: 1 | -1) => actions.perform({ type: 'move', direction, stride: count })
  return (
    <div className="flex items-center gap-1 text-[13px] text-ink-muted">
      Move by
      <input
        type="text"
        inputMode="numeric"
        aria-label="How many frames to move by"
        aria-invalid={count === 0}
        title={count === 0 ? 'Write a number of frames from 1 on' : 'How many frames to move by'}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && count > 0) move(event.shiftKey ? -1 : 1)
        }}
        className="h-7 w-16 rounded-md border border-line bg-canvas px-1.5 text-right text-ink aria-invalid:border-bad"
      />
      <Button
        className="h-7 w-8 px-0!"
        aria-label="Move back"
        title="Move back"
        disabled={count === 0}
        onClick={() => move(-1)}
      >
        <ArrowLeft aria-hidden={true} className="size-3.5" />
      </Button>
      <Button
        className="h-7 w-8 px-0!"
        aria-label="Move on"
        title="Move on"
        disabled={count === 0}
        onClick={() => move(1)}
      >
        <ArrowRight aria-hidden={true} className="size-3.5" />
      </Button>
      <Button
        className="ml-auto h-7 px-2!"
        title="Merge segments of one label (Shift+S)"
        onClick={() => actions.perform({ type: 'merge' })}
      >
        Merge
      </Button>
    </div>
  )
}
