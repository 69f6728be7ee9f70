import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Problem } from '@/components/ui/problem'
import { TextField } from '@/components/ui/text-field'
import { checkPassword, PASSWORD, PASSWORD_RULE } from '@/lib/auth/password'
import { changePassword } from '@/lib/browser/api/account'

const NOTHING = { current: '', chosen: '', again: '' }

/** Chooses another password. `onChanged` is told how many other sessions ended by it. */
export function PasswordForm(props: {
  readonly username: string
  /** The current one was given to them. */
  readonly isForced: boolean
  readonly onChanged: (ended: number) => void
}) {
  const { username, isForced, onChanged } = props
  const [typed, setTyped] = useState(NOTHING)
  const [isTried, setTried] = useState(false)
  const change = useMutation({
    mutationFn: () => changePassword(typed.current, typed.chosen),
    onSuccess: (ended) => {
      setTyped(NOTHING)
      setTried(false)
      onChanged(ended)
    },
  })
  const problem = unfit(typed, username, isTried)
  const field = (key: keyof typeof NOTHING) => ({
    type: 'password',
    required: true,
    value: typed[key],
    onChange: (event: { currentTarget: HTMLInputElement }) => {
      const { value } = event.currentTarget
      setTyped((before) => ({ ...before, [key]: value }))
    },
  })
  return (
    <form
      data-testid="change-password"
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (unfit(typed, username, true) === undefined && !change.isPending) change.mutate()
      }}
    >
      {/* Tells the browser whose password it keeps. */}
      <input type="text" name="username" autoComplete="username" value={username} readOnly={true} hidden={true} />
      <TextField
        label={isForced ? 'The password you were given' : 'Current password'}
        autoComplete="current-password"
        autoFocus={isForced}
        {...field('current')}
      />
      <TextField
        label="New password"
        autoComplete="new-password"
        maxLength={PASSWORD.most}
        hint={PASSWORD_RULE}
        problem={problem?.of === 'chosen' ? problem.words : undefined}
        {...field('chosen')}
      />
      <TextField
        label="New password once more"
        autoComplete="new-password"
        maxLength={PASSWORD.most}
        problem={problem?.of === 'again' ? problem.words : undefined}
        {...field('again')}
      />
      <Problem>{change.error?.message}</Problem>
      <Button type="submit" look="primary" className="h-9" disabled={change.isPending}>
        {change.isPending ? 'Changing…' : isForced ? 'Choose this password' : 'Change the password'}
      </Button>
    </form>
  )
}

/** What is wrong with what was typed; of what is not finished, only once it was tried. */
function unfit({ chosen, again }: typeof NOTHING, username: string, isTried: boolean) {
  const fit = checkPassword(chosen, username)
  if (!fit.ok && (isTried || chosen.length >= PASSWORD.least)) return { of: 'chosen', words: fit.error }
  return again !== chosen && (isTried || again.length >= chosen.length)
    ? { of: 'again', words: 'The two are not the same.' }
    : undefined
}
