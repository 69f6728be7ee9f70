'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { PageHeader } from '@/components/page/page-header'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { meQuery } from '@/lib/browser/queries/me'
import { ownSessionsQuery } from '@/lib/browser/queries/people'
import { OwnSessions } from './own-sessions'
import { Part } from './part'
import { PasswordForm } from './password-form'
import { Tokens } from './tokens'
import { WhatIMay } from './what-i-may'
import { sessionWords } from './words'

/**
 * Who somebody is here, their password and where they are signed in. `account` is the way out, `everywhere` signs out of
 * every session.
 */
export function AccountPage({ account, everywhere }: { readonly account: ReactNode; readonly everywhere: ReactNode }) {
  const { data: me, error, refetch } = useQuery(meQuery)
  return (
    <div className="mx-auto flex min-h-dvh max-w-3xl flex-col px-6">
      <PageHeader title="Account" account={account} />
      <main className="flex-1 space-y-6 pt-6 pb-16" aria-busy={me === undefined && error === null}>
        {me !== undefined ? (
          <>
            <Part title="You">
              <WhatIMay me={me} />
            </Part>
            <Part title="Password">
              <OwnPassword username={me.username ?? ''} />
            </Part>
            <Part title="Where you are signed in">
              <OwnSessions />
              <div className="flex items-center justify-between gap-4 border-t border-line pt-4">
                <p className="text-sm text-ink-muted">Ends every session of yours, this one too.</p>
                {everywhere}
              </div>
            </Part>
            <Tokens />
          </>
        ) : error === null ? (
          <p className="py-16 text-center text-ink-muted">Loading your account.</p>
        ) : (
          <Notice title="Your account is not here" action={<Button onClick={() => void refetch()}>Try again</Button>}>
            {error.message}
          </Notice>
        )}
      </main>
    </div>
  )
}

function OwnPassword({ username }: { readonly username: string }) {
  const [said, setSaid] = useState('')
  const client = useQueryClient()
  const changed = (ended: number) => {
    setSaid(`Your password is changed.${ended === 0 ? '' : ` ${sessionWords(ended)} elsewhere ended.`}`)
    void client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey })
  }
  return (
    <div className="max-w-sm">
      <PasswordForm username={username} isForced={false} onChanged={changed} />
      <p role="status" className="min-h-5 pt-3 text-sm text-good">
        {said}
      </p>
    </div>
  )
}
