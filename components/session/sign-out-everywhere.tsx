'use client'

import { Button } from '@/components/ui/button'
import { signOutEverywhere } from '@/lib/browser/api/account'
import { useSignOut } from './use-sign-out'

/** Ends every session of whoever is signed in. */
export function SignOutEverywhere() {
  const { isBusy, problem, signOut, dialog } = useSignOut(signOutEverywhere)
  return (
    <div className="shrink-0 space-y-1 text-right">
      <Button disabled={isBusy} onClick={signOut}>
        {isBusy ? 'Signing out…' : 'Sign out everywhere'}
      </Button>
      {problem === null ? null : (
        <p role="alert" className="text-sm text-bad">
          {problem}
        </p>
      )}
      {dialog}
    </div>
  )
}
