'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Problem } from '@/components/ui/problem'
import { signIn } from '@/lib/browser/api/session'
import { PasswordField, UsernameField } from './credential-fields'
import { leaveFor } from './leave-for'
import { ProviderSignIn } from './provider-sign-in'
import { SessionFrame } from './session-frame'
import { useSending } from './use-sending'

/** Username and password, or another service where there is one; then to `next`, an address of ours. */
export function SignInForm(props: {
  readonly next: string
  /** What the other service is called. */
  readonly provider: string | null
  /** Why it did not let somebody in. */
  readonly refused: string | null
}) {
  const { next, provider, refused } = props
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const { isBusy, problem, submit } = useSending(async () => {
    await signIn(username, password)
    leaveFor(next)
  })
  return (
    <SessionFrame title="Sign in">
      <form
        data-testid="sign-in"
        className="space-y-4 rounded-lg border border-line bg-surface p-6"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <UsernameField autoFocus={true} value={username} onChange={setUsername} />
        <PasswordField value={password} onChange={setPassword} />
        <Problem>{problem}</Problem>
        <Button type="submit" look="primary" className="h-9 w-full" disabled={isBusy}>
          {isBusy ? 'Signing in…' : 'Sign in'}
        </Button>
      </form>
      {provider === null ? null : <ProviderSignIn name={provider} next={next} refused={refused} />}
    </SessionFrame>
  )
}
