import { Check, Copy } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { copyText } from '@/lib/browser/picture/copy-text'
import { PeopleDialog } from './people-dialog'

type Copied = 'not yet' | 'copied' | 'refused'

const SAID: Record<Copied, string> = {
  'not yet': '',
  copied: 'Copied.',
  refused: 'The browser did not allow that. Select the password and copy it.',
}

/** Shows a password that was made, this once. It is not closed by a click beside it. */
export function OneTimePassword(props: {
  readonly name: string
  readonly username: string
  readonly password: string
  readonly onClose: () => void
}) {
  const [copied, setCopied] = useState<Copied>('not yet')
  const copy = useRef<HTMLButtonElement>(null)
  return (
    <PeopleDialog
      title={`A password for ${props.name}`}
      testId="one-time-password"
      first={copy}
      isKept={true}
      onClose={props.onClose}
    >
      <div className="space-y-4 p-5">
        <p className="text-sm text-ink-muted">
          Give it to them together with the username <strong className="text-ink">{props.username}</strong>. It is shown
          only now. With it they choose a password of their own.
        </p>
        <div className="flex items-center gap-3 rounded-md border border-line bg-canvas p-3">
          <code data-testid="password" className="flex-1 font-mono text-lg tracking-wide select-all">
            {props.password}
          </code>
          <Button ref={copy} onClick={async () => setCopied((await copyText(props.password)) ? 'copied' : 'refused')}>
            {copied === 'copied' ? (
              <Check aria-hidden={true} className="size-4" />
            ) : (
              <Copy aria-hidden={true} className="size-4" />
            )}
            Copy
          </Button>
        </div>
        <p role="status" className="min-h-5 text-sm text-ink-muted">
          {SAID[copied]}
        </p>
        <div className="flex justify-end">
          <Button look="primary" onClick={props.onClose}>
            Done
          </Button>
        </div>
      </div>
    </PeopleDialog>
  )
}
