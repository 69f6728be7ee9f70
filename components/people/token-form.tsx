import { useQuery } from '@tanstack/react-query'
import { type RefObject, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Problem } from '@/components/ui/problem'
import { TextField } from '@/components/ui/text-field'
import { PERMISSIONS, type Permission } from '@/lib/auth/permissions'
import { type MadeToken, TOKEN_DAYS } from '@/lib/auth/token-schema'
import { scopesAmong } from '@/lib/auth/token-scopes'
import { makeToken } from '@/lib/browser/api/tokens'
import { meQuery } from '@/lib/browser/queries/me'

type Props = {
  readonly first: RefObject<HTMLInputElement | null>
  readonly onMade: (token: MadeToken) => void
  readonly onCancel: () => void
}

/** What a new token is for, how long, and what of theirs it may. */
export function TokenForm({ first, onMade, onCancel }: Props) {
  const [name, setName] = useState('')
  const [days, setDays] = useState(String(TOKEN_DAYS.usual))
  const [scopes, setScopes] = useState<readonly Permission[] | null>(null)
  const [{ isBusy, problem }, setState] = useState<{ isBusy: boolean; problem: string | null }>({
    isBusy: false,
    problem: null,
  })
  const make = async () => {
    setState({ isBusy: true, problem: null })
    try {
      onMade(await makeToken({ name, scopes: [...(scopes ?? [])], expiresInDays: Number(days) }))
    } catch (error) {
      setState({ isBusy: false, problem: error instanceof Error ? error.message : String(error) })
    }
  }
  return (
    <form
      className="flex min-h-0 flex-1 flex-col"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) void make()
      }}
    >
      <div className="min-h-0 flex-1 space-y-4 overflow-y-auto p-5">
        <TextField
          ref={first}
          label="Name"
          hint="Where it is used, so that you know it again"
          required={true}
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextField
          label="Good for days"
          type="number"
          required={true}
          min={TOKEN_DAYS.least}
          max={TOKEN_DAYS.most}
          hint={`${TOKEN_DAYS.least} to ${TOKEN_DAYS.most}`}
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
        />
        <Scopes chosen={scopes} onChange={setScopes} />
        <Problem>{problem}</Problem>
      </div>
      <div className="flex items-center justify-end gap-2 border-t border-line px-5 py-3">
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" look="primary" disabled={isBusy || scopes?.length === 0}>
          {isBusy ? 'Making the token…' : 'Make the token'}
        </Button>
      </div>
    </form>
  )
}

/** Everything (null), or what is ticked. Nothing ticked is no token: to the server it would mean everything. */
function Scopes(props: {
  readonly chosen: readonly Permission[] | null
  readonly onChange: (scopes: readonly Permission[] | null) => void
}) {
  const { chosen, onChange } = props
  const possible = scopesAmong(useQuery(meQuery).data?.permissions ?? [])
  const toggle = (one: Permission, isOn: boolean) =>
    onChange(isOn ? [...(chosen ?? []), one] : (chosen ?? []).filter((other) => other !== one))
  return (
    <fieldset className="space-y-2">
      <legend className="mb-1 text-sm font-medium">It may</legend>
      <label className="flex items-center gap-2 text-sm">
        <input
          type="radio"
          name="scopes"
          className="accent-accent"
          checked={chosen === null}
          onChange={() => onChange(null)}
        />
        everything that I may
      </label>
      <label className="flex items-center gap-2 text-sm">
        <input
          type="radio"
          name="scopes"
          className="accent-accent"
          checked={chosen !== null}
          onChange={() => onChange(chosen ?? [])}
        />
        only what I tick
      </label>
      {chosen === null ? null : (
        <div className="grid grid-cols-1 gap-1 pl-6 sm:grid-cols-2">
          {possible.map((one) => (
            <label key={one} className="flex items-start gap-2 text-sm">
              <input
                type="checkbox"
                className="mt-0.5 accent-accent"
                checked={chosen.includes(one)}
                onChange={(event) => toggle(one, event.currentTarget.checked)}
              />
              {PERMISSIONS[one].what}
            </label>
          ))}
        </div>
      )}
      {chosen?.length === 0 ? <p className="pl-6 text-xs text-ink-muted">Tick one at least.</p> : null}
    </fieldset>
  )
}
