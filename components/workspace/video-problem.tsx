import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { RequestError } from '@/lib/browser/api/request'

const MISSING: ReadonlySet<unknown> = new Set(['video-not-found', 'document-not-found', 'not-found'])

/** Why something cannot be opened, and what to do. `what` begins the sentence, `back` is where to go on. */
export function VideoProblem(props: {
  readonly error: Error
  readonly what: 'video' | 'work'
  readonly back: { readonly href: string; readonly words: string }
  readonly onRetry: () => void
}) {
  const { error, what, back, onRetry } = props
  const isMissing = error instanceof RequestError && MISSING.has(error.code)
  return (
    <main className="grid h-full place-items-center">
      <Notice
        title={isMissing ? `There is no such ${what}` : `The ${what} could not be opened`}
        action={
          <div className="flex items-center gap-3">
            {isMissing ? null : <Button onClick={onRetry}>Try again</Button>}
            <Link href={back.href} className="text-accent underline underline-offset-2">
              {back.words}
            </Link>
          </div>
        }
      >
        {isMissing ? 'It may have been deleted, or the address is incomplete.' : error.message}
      </Notice>
    </main>
  )
}
