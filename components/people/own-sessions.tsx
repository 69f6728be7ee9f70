import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Problem } from '@/components/ui/problem'
import type { OwnSession } from '@/lib/auth/account-schema'
import { endOwnSession } from '@/lib/browser/api/account'
import { ownSessionsQuery } from '@/lib/browser/queries/people'
import { momentWords } from './words'

/** Where one is signed in, each with the way out. */
export function OwnSessions() {
  const { data: sessions, error } = useQuery(ownSessionsQuery)
  if (error !== null) return <Problem>{error.message}</Problem>
  if (sessions === undefined) return <p className="text-sm text-ink-muted">Loading the sessions.</p>
  return (
    <ul className="divide-y divide-line">
      {sessions.map((session) => (
        <Session key={session.id} session={session} />
      ))}
    </ul>
  )
}

function Session({ session }: { readonly session: OwnSession }) {
  const { id, browser, address, createdAt, lastSeen, isCurrent } = session
  const client = useQueryClient()
  const end = useMutation({
    mutationFn: () => endOwnSession(id),
    // Also where it failed: it may have ended before.
    onSettled: () => client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey }),
  })
  return (
    <li data-testid="own-session" className="flex items-center justify-between gap-4 py-2.5">
      <div className="min-w-0">
        <p className="flex items-center gap-2 text-sm font-medium">
          {browser}
          {isCurrent ? <Badge tone="accent">This browser</Badge> : null}
        </p>
        <p className="text-sm text-ink-muted">
          Signed in <time dateTime={createdAt}>{momentWords(createdAt)}</time>, last used{' '}
          <time dateTime={lastSeen}>{momentWords(lastSeen)}</time>
          {address === null ? null : `, from ${address}`}
        </p>
      </div>
      {isCurrent ? null : (
        <Button
          disabled={end.isPending}
          aria-label={`Sign out ${browser}, signed in ${momentWords(createdAt)}`}
          onClick={() => end.mutate()}
        >
          {end.isPending ? 'Signing out…' : 'Sign out'}
        </Button>
      )}
    </li>
  )
}
