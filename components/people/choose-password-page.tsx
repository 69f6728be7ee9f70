'use client'

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { meQuery } from '@/lib/browser/queries/me'
import { PasswordForm } from './password-form'

/** A password of one's own, before anything else. Then to the library, loaded anew: what one may has changed. */
export function ChoosePasswordPage({ account }: { readonly account: ReactNode }) {
  const me = useQuery(meQuery).data
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-6 py-12">
      <div className="absolute top-4 right-6">{account}</div>
      <div className="w-full max-w-sm">
        <p className="mb-2 text-center text-sm font-semibold tracking-tight text-ink-muted">Framemark</p>
        <h1 className="mb-6 text-center text-xl font-semibold tracking-tight">Choose a password</h1>
        <div className="space-y-4 rounded-lg border border-line bg-surface p-6">
          <p className="text-sm text-ink-muted">
            {me === undefined ? 'You' : `${me.name}, you`} signed in with a password that somebody else has seen. Choose
            one that only you know.
          </p>
          <PasswordForm username={me?.username ?? ''} isForced={true} onChanged={() => window.location.assign('/')} />
        </div>
      </div>
    </main>
  )
}
