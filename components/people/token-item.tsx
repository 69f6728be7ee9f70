import { useRef, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import type { TokenRow } from '@/lib/auth/token-schema'
import { scopesInWords } from '@/lib/auth/token-scopes'
import { revokeToken } from '@/lib/browser/api/tokens'

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' })
const day = (at: string) => DAY.format(new Date(at))

/** One token: what it is for, what it may, how long, when it was used; and its end, asked for twice. */
export function TokenItem({ token, onRevoked }: { readonly token: TokenRow; readonly onRevoked: () => void }) {
  const { name, prefix, scopes, createdAt, expiresAt, lastUsedAt } = token
  const isExpired = expiresAt !== null && Date.parse(expiresAt) <= Date.now()
  return (
    <li data-testid="token" className="flex items-start gap-4 px-4 py-3">
      <div className="min-w-0 flex-1 space-y-1">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium break-words">{name}</span>
          <code className="rounded bg-raised px-1.5 py-px text-xs text-ink-muted">{prefix}…</code>
          {isExpired ? <Badge tone="warn">Expired</Badge> : null}
        </p>
        <p className="text-sm text-ink-muted">May {scopesInWords(scopes).join(', ')}</p>
        <p className="text-xs text-ink-muted">
          Made {day(createdAt)} ·{' '}
          {expiresAt === null ? 'never expires' : `${isExpired ? 'expired' : 'expires'} ${day(expiresAt)}`} ·{' '}
          {lastUsedAt === null ? 'never used' : `last used ${day(lastUsedAt)}`}
        </p>
      </div>
      <Revoke token={token} onRevoked={onRevoked} />
    </li>
  )
}

type State = { readonly step: 'resting' | 'asking' | 'sending'; readonly problem: string | null }

function Revoke({ token, onRevoked }: { readonly token: TokenRow; readonly onRevoked: () => void }) {
  const [{ step, problem }, setState] = useState<State>({ step: 'resting', problem: null })
  const first = useRef<HTMLButtonElement>(null)
  const rest = () => {
    setState({ step: 'resting', problem: null })
    requestAnimationFrame(() => first.current?.focus())
  }
  const revoke = async () => {
    setState({ step: 'sending', problem: null })
    try {
      await revokeToken(token.id)
      onRevoked()
    } catch (error) {
      setState({ step: 'asking', problem: error instanceof Error ? error.message : String(error) })
    }
  }
  if (step === 'resting')
    return (
      <Button
        ref={first}
        look="quiet"
        aria-label={`Revoke ${token.name}`}
        onClick={() => setState({ step: 'asking', problem: null })}
      >
        Revoke
      </Button>
    )
  return (
    <fieldset className="flex flex-col items-end gap-2">
      <legend className="sr-only">Revoke {token.name}?</legend>
      <div className="flex gap-2">
        <Button look="quiet" autoFocus={true} disabled={step === 'sending'} onClick={rest}>
          Keep
        </Button>
        <Button className="border-bad/50 text-bad!" disabled={step === 'sending'} onClick={() => void revoke()}>
          {step === 'sending' ? 'Revoking…' : 'Revoke for good'}
        </Button>
      </div>
      <p role={problem === null ? undefined : 'alert'} className="max-w-56 text-right text-xs text-ink-muted">
        {problem ?? 'What uses it is refused from then on.'}
      </p>
    </fieldset>
  )
}
