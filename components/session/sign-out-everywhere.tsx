'use client'

import { Button } from '@/components/ui/button'
import { Problem } from '@/components/ui/problem'
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
      <Problem>{problem}</Problem>
      {dialog}
    </div>
  )
}
