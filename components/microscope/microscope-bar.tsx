import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import type { LookedAt } from '@/lib/browser/stores/microscope-store'
import { useMicroscope, useWorkspace, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { edgeWords, placeWords } from '@/lib/workspace/edge-words'
import { isVerified } from '@/lib/workspace/verified-edges'
import { VerifyStart } from './verify-start'
import { WalkBar } from './walk-bar'

/** Which boundary it is, and what can be done about it. */
export function MicroscopeBar({ seen }: { readonly seen: LookedAt | null }) {
  const { microscope } = useWorkspaceHandle()
  const isWalking = useMicroscope((state) => state.walk !== null)
  return (
    <div className="flex min-h-9 items-center gap-2 pr-2 pl-3.5">
      <EdgeTitle seen={seen} />
      {isWalking ? <WalkBar /> : <LookBar seen={seen} />}
      <Button
        look="quiet"
        className="w-8 px-0!"
        aria-label="Close the microscope"
        title="Close (Esc)"
        onClick={microscope.actions.close}
      >
        <X aria-hidden={true} className="size-4" />
      </Button>
    </div>
  )
}

function EdgeTitle({ seen }: { readonly seen: LookedAt | null }) {
  const { labels } = useWorkspaceHandle()
  const segments = useWorkspace(({ workspace }) => workspace.segments)
  const verified = useMicroscope((state) => state.verified)
  if (seen === null) return <h2 className="flex-1 text-sm font-semibold">Boundaries</h2>
  const isDone = isVerified(verified, seen.edge, segments)
  return (
    <div className="flex min-w-0 flex-1 items-center gap-2">
      <h2 className="truncate text-sm font-semibold" data-testid="microscope-title">
        {edgeWords(seen.edge, segments, labels)}
        <span className="font-normal text-ink-muted">: {placeWords(seen.from.edge, seen.edge.at)}</span>
      </h2>
      {isDone ? (
        <Badge tone="good">verified</Badge>
      ) : (
        <Badge>{seen.edge.isProposal ? 'proposal, not verified' : 'not verified'}</Badge>
      )}
    </div>
  )
}

function LookBar({ seen }: { readonly seen: LookedAt | null }) {
  const { actions } = useWorkspaceHandle().microscope
  const at = seen?.from.edge ?? null
  return (
    <>
      <fieldset className="flex" title="Which end of the segment">
        {(['start', 'end'] as const).map((edge) => (
          <Button
            key={edge}
            look={at === edge ? 'plain' : 'quiet'}
            aria-pressed={at === edge}
            title={`${edge === 'start' ? 'Its first' : 'Its last'} frame (E)`}
            onClick={() => (at === edge ? actions.show() : actions.switchEdge())}
          >
            {edge === 'start' ? 'Start' : 'End'}
          </Button>
        ))}
      </fieldset>
      <Button
        look="quiet"
        className="w-8 px-0!"
        aria-label="Boundary before"
        title="The boundary before ([)"
        onClick={() => actions.beside(-1)}
      >
        <ChevronLeft aria-hidden={true} className="size-4" />
      </Button>
      <Button
        look="quiet"
        className="w-8 px-0!"
        aria-label="Next boundary"
        title="The next boundary (])"
        onClick={() => actions.beside(1)}
      >
        <ChevronRight aria-hidden={true} className="size-4" />
      </Button>
      <VerifyStart />
    </>
  )
}
