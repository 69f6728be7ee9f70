'use client'

import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Problem } from '@/components/ui/problem'
import { TextField } from '@/components/ui/text-field'
import { PASSWORD, PASSWORD_RULE } from '@/lib/auth/password'
import { USERNAME_RULE } from '@/lib/auth/username'
import { setUp } from '@/lib/browser/api/session'
import { PasswordField, UsernameField } from './credential-fields'
import { leaveFor } from './leave-for'
import { SessionFrame } from './session-frame'
import { useSending } from './use-sending'

/** The first administrator, by the code that the server printed. It may stand behind the # of the address. */
export function SetupForm() {
  const [code, setCode] = useState('')
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  useEffect(() => {
    const given = decodeURIComponent(window.location.hash.slice(1))
    if (given === '') return
    setCode(given)
    // It opens everything, so it does not stay in the history of the browser.
    window.history.replaceState(null, '', window.location.pathname)
  }, [])
  const { isBusy, problem, submit } = useSending(async () => {
    await setUp({ code, username, password })
    leaveFor('/')
  })
  return (
    <SessionFrame title="Set up Framemark">
      <form
        data-testid="setup"
        className="space-y-4 rounded-lg border border-line bg-surface p-6"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <p className="text-sm text-ink-muted">
          You make the first account, which administers everything. The code shows that this server is yours: it printed
          it when it started.
        </p>
        <TextField
          label="Setup code"
          name="code"
          autoComplete="off"
          spellCheck={false}
          required={true}
          hint="XXXX-XXXX-XXXX, in the terminal or the log"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <UsernameField hint={USERNAME_RULE} value={username} onChange={setUsername} />
        <PasswordField
          autoComplete="new-password"
          minLength={PASSWORD.least}
          maxLength={PASSWORD.most}
          hint={PASSWORD_RULE}
          value={password}
          onChange={setPassword}
        />
        <Problem>{problem}</Problem>
        <Button type="submit" look="primary" className="h-9 w-full" disabled={isBusy}>
          {isBusy ? 'Setting up…' : 'Set up and go to the library'}
        </Button>
      </form>
    </SessionFrame>
  )
}
