import { Check, ChevronDown, ChevronUp, SlidersHorizontal, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useSession, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { DocumentSegment } from '@/lib/workspace/document'
import { percent, sureProposals } from '@/lib/workspace/review-proposals'

/** What a machine suggested: to be gone through one by one, or accepted from a confidence on. Nothing while there is none. */
export function ProposalBar({ segments }: { readonly segments: readonly DocumentSegment[] }) {
  const { actions } = useWorkspaceHandle()
  const [least, setLeast] = useState(0.9)
  const [isSliding, setSliding] = useState(false)
  const selectedIds = useSession((state) => state.labeling.selectedIds)
  const proposals = segments.filter(({ isProposal }) => isProposal)
  if (proposals.length === 0) return null
  const isSelected = proposals.some(({ id }) => selectedIds.includes(id))
  const canBeSure = proposals.some(({ confidence }) => confidence !== null)
  const sure = sureProposals(segments, least).length
  return (
    <section
      aria-label="Proposals"
      className="mx-3 mb-1 shrink-0 space-y-1 rounded-md border border-dashed border-line px-2 py-1"
    >
      <div className="flex items-center gap-1 text-[13px]">
        <span className="min-w-0 flex-1 truncate">
          {proposals.length} {proposals.length === 1 ? 'proposal' : 'proposals'}
        </span>
        <Button
          className="h-7 w-7 px-0!"
          aria-label="Previous proposal"
          title="Previous proposal (Shift+P)"
          onClick={() => actions.perform({ type: 'next-proposal', direction: -1 })}
        >
          <ChevronUp aria-hidden={true} className="size-3.5" />
        </Button>
        <Button
          className="h-7 w-7 px-0!"
          aria-label="Next proposal"
          title="Next proposal (P)"
          onClick={() => actions.perform({ type: 'next-proposal', direction: 1 })}
        >
          <ChevronDown aria-hidden={true} className="size-3.5" />
        </Button>
        <Button
          className="h-7 w-8 px-0!"
          aria-label="Accept the selected proposal"
          title="Accept (Y)"
          disabled={!isSelected}
          onClick={() => actions.perform({ type: 'accept' })}
        >
          <Check aria-hidden={true} className="size-3.5" />
        </Button>
        <Button
          className="h-7 w-8 px-0!"
          aria-label="Reject the selected proposal"
          title="Reject (Shift+Y)"
          disabled={!isSelected}
          onClick={() => actions.perform({ type: 'reject' })}
        >
          <X aria-hidden={true} className="size-3.5" />
        </Button>
        {canBeSure ? (
          <Button
            className="h-7 w-8 px-0! aria-pressed:border-ink-faint"
            aria-label="Accept from a confidence on"
            aria-pressed={isSliding}
            title="Accept from a confidence on"
            onClick={() => setSliding(!isSliding)}
          >
            <SlidersHorizontal aria-hidden={true} className="size-3.5" />
          </Button>
        ) : null}
      </div>
      {canBeSure && isSliding ? (
        <div className="flex items-center gap-2 text-xs text-ink-muted">
          <input
            type="range"
            min={0}
            max={100}
            step={1}
            aria-label="Accept proposals from this confidence on"
            aria-valuetext={`${percent(least)} sure`}
            value={Math.round(least * 100)}
            onChange={(event) => setLeast(Number(event.target.value) / 100)}
            className="min-w-0 flex-1 accent-accent"
          />
          <span className="w-16 text-right whitespace-nowrap">from {percent(least)}</span>
          <Button
            className="h-7 px-2! text-xs!"
            disabled={sure === 0}
            onClick={() => actions.perform({ type: 'accept-above', least })}
          >
            Accept {sure}
          </Button>
        </div>
      ) : null}
    </section>
  )
}
