import { Button } from '@/components/ui/button'
import { Problem } from '@/components/ui/problem'
import { startOidc } from '@/lib/browser/api/session'
import { useSending } from './use-sending'

/** Signing in through another service, and why it did not work the last time. */
export function ProviderSignIn(props: {
  readonly name: string
  readonly next: string
  readonly refused: string | null
}) {
  const { name, next, refused } = props
  const { isBusy, problem, submit } = useSending(async () => window.location.assign(await startOidc(next)))
  const said = problem ?? (isBusy || refused === null ? null : refusalInWords(refused, name))
  return (
    <div className="mt-6 space-y-3">
      <p className="flex items-center gap-3 text-xs text-ink-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or
      </p>
      <Button className="h-9 w-full" disabled={isBusy} onClick={() => void submit()} data-testid="sign-in-oidc">
        {isBusy ? `Going to ${name}…` : `Sign in with ${name}`}
      </Button>
      <Problem>{said}</Problem>
    </div>
  )
}

/** What became of it, by the code the server gives. */
function refusalInWords(code: string, name: string): string {
  switch (code) {
    case 'signup_disabled':
      return `There is no account here for who you are at ${name}. An administrator adds people, by the username they have there.`
    case 'BANNED_USER':
      return 'This account is disabled. An administrator can enable it.'
    case 'access_denied':
      return `${name} did not let you in, or it was cancelled there.`
    default:
      return `Signing in with ${name} did not work. Try again; if it does not work then, the log of the server says why.`
  }
}
