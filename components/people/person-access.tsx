import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useId } from 'react'
import { Button } from '@/components/ui/button'
import { Problem } from '@/components/ui/problem'
import type { PersonRow } from '@/lib/auth/people-schema'
import { changePerson, endSessionsOf, resetPassword, type WithPassword } from '@/lib/browser/api/people'
import { TwoStepButton } from './two-step-button'
import { momentWords, sessionWords } from './words'

/** Whether somebody gets in: their password, where they are signed in, whether they may sign in at all. */
export function PersonAccess(props: {
  readonly person: PersonRow
  readonly onChanged: () => void
  readonly onPassword: (made: WithPassword) => void
}) {
  const { person, onChanged, onPassword } = props
  const reset = useMutation({ mutationFn: () => resetPassword(person.id), onSuccess: onPassword })
  const end = useMutation({ mutationFn: () => endSessionsOf(person.id), onSuccess: onChanged })
  const disable = useMutation({
    mutationFn: () => changePerson(person.id, { disabled: !person.disabled }),
    onSuccess: onChanged,
  })
  const isBusy = reset.isPending || end.isPending || disable.isPending
  const problem = reset.error ?? end.error ?? disable.error
  return (
    <section aria-labelledby="access-title" className="border-t border-line p-5">
      <h3 id="access-title" className="pb-1 text-sm font-semibold">
        Signing in
      </h3>
      <ul className="divide-y divide-line">
        <Row title="Password" what="A new one is made and shown to you once. Every session and token ends.">
          {(id) => (
            <TwoStepButton
              words="New password"
              really="Make a new password"
              describedBy={id}
              isBusy={isBusy}
              onPress={() => reset.mutate()}
            />
          )}
        </Row>
        <Row title={sessionWords(person.sessionCount)} what={seenWords(person)}>
          {(id) =>
            person.sessionCount === 0 ? null : (
              <TwoStepButton
                words="End sessions"
                really="End all sessions"
                describedBy={id}
                isBusy={isBusy}
                onPress={() => end.mutate()}
              />
            )
          }
        </Row>
        <Row
          title={person.disabled ? 'Disabled' : 'Enabled'}
          what={
            person.disabled
              ? 'They cannot sign in, and their tokens do nothing. What they did stays.'
              : 'Disabled, they are out at once, and so are their tokens. What they did stays.'
          }
        >
          {(id) =>
            person.disabled ? (
              <Button aria-describedby={id} disabled={isBusy} onClick={() => disable.mutate()}>
                Enable
              </Button>
            ) : (
              <TwoStepButton
                words="Disable"
                really="Disable now"
                describedBy={id}
                isBusy={isBusy}
                onPress={() => disable.mutate()}
              />
            )
          }
        </Row>
      </ul>
      <Problem className="pt-2">{problem?.message}</Problem>
    </section>
  )
}

const seenWords = ({ lastSignInAt }: PersonRow): string =>
  lastSignInAt === null ? 'They have never signed in.' : `They signed in last on ${momentWords(lastSignInAt)}.`

function Row(props: {
  readonly title: string
  readonly what: string
  readonly children: (describedBy: string) => ReactNode
}) {
  const id = useId()
  return (
    <li className="flex items-center justify-between gap-4 py-2.5">
      <div className="min-w-0">
        <p className="text-sm font-medium">{props.title}</p>
        <p id={id} className="text-sm text-ink-muted">
          {props.what}
        </p>
      </div>
      {props.children(id)}
    </li>
  )
}
