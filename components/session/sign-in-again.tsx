import { Dialog } from '@base-ui/react/dialog'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Problem } from '@/components/ui/problem'
import type { LockOut, PagePerson } from '@/lib/auth/page-session'
import { normalizeUsername } from '@/lib/auth/username'
import { fetchMe, signIn } from '@/lib/browser/api/session'
import { tellPageSession } from '@/lib/browser/session/page-session'
import { readKeptEdits } from '@/lib/browser/stores/workspace-registry'
import { PasswordField, UsernameField } from './credential-fields'
import { useSending } from './use-sending'

type Props = { readonly person: PagePerson; readonly lock: LockOut }

/**
 * Asks `person` to sign in again, over the page as it is: nothing of it is loaded anew, and what was done meanwhile is
 * sent. It can be put off, as everything that was loaded still works.
 */
export function SignInAgain({ person, lock }: Props) {
  const password = useRef<HTMLInputElement>(null)
  const putOff = () => tellPageSession({ type: 'put-off' })
  return (
    <Dialog.Root open={true} onOpenChange={(open) => open || putOff()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-[60] bg-black/60" />
        <Dialog.Popup
          data-testid="sign-in-again"
          initialFocus={password}
          className="fixed top-1/2 left-1/2 z-[60] max-h-[90dvh] w-96 max-w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-lg border border-line bg-surface p-6 text-ink shadow-2xl"
        >
          <Dialog.Title className="text-base font-semibold">{TITLE[lock.kind]}</Dialog.Title>
          <Dialog.Description className="mt-2 mb-4 text-sm text-ink-muted">
            {reasonOf(lock, person)} <KeptHere person={person} />
          </Dialog.Description>
          {lock.kind === 'password' ? (
            <PasswordFirst onPutOff={putOff} />
          ) : (
            <SignInFields person={person} lock={lock} password={password} onPutOff={putOff} />
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** What has happened, in a few words. */
export const TITLE: Readonly<Record<LockOut['kind'], string>> = {
  'signed-out': 'You are signed out',
  'other-person': 'Somebody else has signed in',
  password: 'Choose a password of your own',
}

function reasonOf(lock: LockOut, { name }: PagePerson): string {
  switch (lock.kind) {
    case 'signed-out':
      return 'Your session has ended. Sign in and go on where you are.'
    case 'other-person':
      return `${lock.name} uses this browser now, and this page is of ${name}.`
    case 'password':
      return 'Until then nothing else can be saved.'
  }
}

/** What waits to be sent. */
function KeptHere({ person }: Pick<Props, 'person'>) {
  const [count, setCount] = useState(0)
  useEffect(() => {
    void readKeptEdits().then((kept) => setCount(kept.find(({ userId }) => userId === person.id)?.count ?? 0))
  }, [person.id])
  if (count === 0) return null
  return (
    <span data-testid="kept-edits">
      {count === 1 ? '1 edit is' : `${count} edits are`} kept on this computer and will be saved then.
    </span>
  )
}

type FieldsProps = Props & {
  readonly password: React.RefObject<HTMLInputElement | null>
  readonly onPutOff: () => void
}

function SignInFields({ person, lock, password, onPutOff }: FieldsProps) {
  const [username, setUsername] = useState(person.username ?? '')
  const [secret, setSecret] = useState('')
  const { isBusy, problem, submit } = useSending(async () => {
    const userId = await signIn(username, secret)
    // The page is of one person: for another it is another page.
    if (userId === person.id) await fetchMe()
    else window.location.reload()
  })
  const isOther = normalizeUsername(username.trim()) !== normalizeUsername(person.username ?? '')
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <UsernameField
        {...(isOther && {
          hint: `This is not ${person.name}: the page is loaded anew, and edits of ${person.name} wait here for ${person.name}.`,
        })}
        value={username}
        onChange={setUsername}
      />
      <PasswordField ref={password} value={secret} onChange={setSecret} />
      <Problem>{problem}</Problem>
      <div className="flex justify-end gap-2">
        {lock.kind === 'other-person' ? (
          <Button onClick={() => window.location.reload()}>Go on as {lock.name}</Button>
        ) : (
          <Button onClick={onPutOff}>Not now</Button>
        )}
        <Button type="submit" look="primary" disabled={isBusy}>
          {isBusy ? 'Signing in…' : 'Sign in'}
        </Button>
      </div>
    </form>
  )
}

function PasswordFirst({ onPutOff }: { readonly onPutOff: () => void }) {
  return (
    <div className="flex justify-end gap-2">
      <Button onClick={onPutOff}>Not now</Button>
      <Button look="primary" onClick={() => window.location.assign('/account?choose=password')}>
        Choose a password
      </Button>
    </div>
  )
}
