'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { KeyRound, Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { tokensQuery } from '@/lib/browser/queries/tokens'
import { TokenDialog } from './token-dialog'
import { TokenItem } from './token-item'

/** The tokens of whoever is signed in: which there are, a new one, and an end to one. */
export function Tokens() {
  const { data, error, refetch } = useQuery(tokensQuery())
  const client = useQueryClient()
  const [isMaking, setMaking] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const renew = () => void client.invalidateQueries({ queryKey: tokensQuery().queryKey })
  return (
    <section
      aria-labelledby="tokens"
      data-testid="tokens"
      className="space-y-4 rounded-lg border border-line bg-surface p-5"
    >
      <div className="flex items-start justify-between gap-4">
        <div>
          <h2 id="tokens" className="text-sm font-semibold">
            API tokens
          </h2>
          <p className="text-sm text-ink-muted">A script that has one does what you may, in your name.</p>
        </div>
        <Button ref={button} onClick={() => setMaking(true)}>
          <Plus aria-hidden={true} className="size-4" /> New token
        </Button>
      </div>
      {data === undefined ? (
        error === null ? (
          <p role="status" className="py-8 text-center text-sm text-ink-muted">
            Loading the tokens.
          </p>
        ) : (
          <Notice title="The tokens are not here" action={<Button onClick={() => void refetch()}>Try again</Button>}>
            {error.message}
          </Notice>
        )
      ) : data.tokens.length === 0 ? (
        <p className="flex items-center justify-center gap-2 rounded-lg border border-dashed border-line py-8 text-sm text-ink-muted">
          <KeyRound aria-hidden={true} className="size-4" /> No script has a token of yours.
        </p>
      ) : (
        <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
          {data.tokens.map((token) => (
            <TokenItem key={token.id} token={token} onRevoked={renew} />
          ))}
        </ul>
      )}
      {isMaking ? <TokenDialog onMade={renew} onClose={() => setMaking(false)} finalFocus={button} /> : null}
    </section>
  )
}
