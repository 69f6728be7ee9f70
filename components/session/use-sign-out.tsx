import { type ReactNode, useState } from 'react'
import { pageSession } from '@/lib/browser/session/page-session'
import { countUnsent } from '@/lib/browser/stores/workspace-registry'
import { leaveFor } from './leave-for'
import { UnsentDialog } from './unsent-dialog'
import { useSending } from './use-sending'

/** Edits that are on their way get so long to arrive, in milliseconds, before somebody is asked. */
const ARRIVAL_MS = 1500
const LOOK_AGAIN_MS = 100

/**
 * Signs out by `end`, and first asks if this browser has edits that the server has not: they stay here, and nobody else
 * sees them. `dialog` is to be rendered.
 */
export function useSignOut(end: () => Promise<void>): {
  readonly isBusy: boolean
  readonly problem: string | null
  readonly signOut: () => void
  readonly dialog: ReactNode
} {
  const [unsent, setUnsent] = useState(0)
  const [isLooking, setLooking] = useState(false)
  const { isBusy, problem, submit } = useSending(async () => {
    await end()
    leaveFor('/sign-in')
  })
  const signOut = async () => {
    setLooking(true)
    const left = await unsentAfterAWhile()
    setLooking(false)
    if (left > 0) setUnsent(left)
    else await submit()
  }
  const dialog =
    unsent === 0 ? null : (
      <UnsentDialog
        count={unsent}
        isBusy={isBusy}
        problem={problem}
        onStay={() => setUnsent(0)}
        onLeave={() => void submit()}
      />
    )
  return { isBusy: isBusy || isLooking, problem, signOut: () => void signOut(), dialog }
}

async function unsentAfterAWhile(): Promise<number> {
  const { person } = pageSession.getState()
  if (person === null) return 0
  const until = performance.now() + ARRIVAL_MS
  for (;;) {
    const count = await countUnsent(person)
    if (count === 0 || performance.now() >= until) return count
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  }
}
