'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { PageHeader } from '@/components/page/page-header'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { WithPassword } from '@/lib/browser/api/people'
import { meQuery } from '@/lib/browser/queries/me'
import { peopleQuery } from '@/lib/browser/queries/people'
import { AddPersonDialog } from './add-person-dialog'
import { ChangePersonDialog } from './change-person-dialog'
import { OneTimePassword } from './one-time-password'
import { PeopleTable } from './people-table'

type Open = { readonly dialog: 'add' } | { readonly dialog: 'change'; readonly userId: string } | null

/** Everybody who has an account, and what an administrator does for them. `account` is the way out. */
export function PeoplePage({ account }: { readonly account: ReactNode }) {
  const { data: people, error, refetch } = useQuery(peopleQuery)
  const me = useQuery(meQuery).data
  const client = useQueryClient()
  const [open, setOpen] = useState<Open>(null)
  const [made, setMade] = useState<WithPassword | null>(null)
  const askAgain = () => void client.invalidateQueries({ queryKey: peopleQuery.queryKey })
  const showPassword = (withPassword: WithPassword) => {
    setOpen(null)
    setMade(withPassword)
    askAgain()
  }
  /** With how they are now: where they are signed in may have changed since the list was asked for. */
  const openPersonOf = (userId: string) => {
    setOpen({ dialog: 'change', userId })
    askAgain()
  }
  const openPerson = open?.dialog === 'change' ? people?.find(({ id }) => id === open.userId) : undefined
  return (
    <div className="mx-auto flex min-h-dvh max-w-6xl flex-col px-6">
      <PageHeader title="People" account={account} />
      <main className="flex-1 space-y-4 pt-6 pb-16" aria-busy={people === undefined && error === null}>
        <div className="flex items-start justify-between gap-6">
          <p className="max-w-2xl text-sm text-ink-muted">
            Everybody who can sign in. What you change holds from their next request on. Nobody is removed: what
            somebody did keeps their name.
          </p>
          <Button look="primary" className="shrink-0" onClick={() => setOpen({ dialog: 'add' })}>
            <UserPlus aria-hidden={true} className="size-4" /> Add a person
          </Button>
        </div>
        {people !== undefined ? (
          <PeopleTable people={people} meId={me?.id} onChange={({ id }) => openPersonOf(id)} />
        ) : error === null ? (
          <p className="py-16 text-center text-ink-muted">Loading the people.</p>
        ) : (
          <Notice title="The people are not here" action={<Button onClick={() => void refetch()}>Try again</Button>}>
            {error.message}
          </Notice>
        )}
      </main>
      {open?.dialog === 'add' ? <AddPersonDialog onAdded={showPassword} onClose={() => setOpen(null)} /> : null}
      {openPerson === undefined ? null : (
        <ChangePersonDialog
          key={openPerson.id}
          person={openPerson}
          onChanged={askAgain}
          onSaved={() => {
            setOpen(null)
            askAgain()
          }}
          onPassword={showPassword}
          onClose={() => setOpen(null)}
        />
      )}
      {made?.oneTimePassword == null ? null : (
        <OneTimePassword
          name={made.user.name}
          username={made.user.username}
          password={made.oneTimePassword}
          onClose={() => setMade(null)}
        />
      )}
    </div>
  )
}
