import { Check, Copy } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { MadeToken } from '@/lib/auth/token-schema'

/** A token that was just made, in full, the only time. */
export function MadeTokenNote({ made, onClose }: { readonly made: MadeToken; readonly onClose: () => void }) {
  const field = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState<'nothing' | 'copied' | 'by-hand'>('nothing')
  const copy = async () => {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(made.token)
      setSaid('copied')
    } catch {
      // Without https a page may not write there; what is selected can be copied by the keyboard.
      setSaid('by-hand')
    }
  }
  return (
    <>
      <div className="space-y-3 p-5">
        <p className="text-sm text-ink-muted">
          This is <span className="font-medium text-ink">{made.name}</span>. It is not shown again: put it where the
          script reads it, and nowhere else.
        </p>
        <div className="flex gap-2">
          <input
            ref={field}
            readOnly={true}
            aria-label="The token"
            data-testid="made-token"
            value={made.token}
            onFocus={(event) => event.currentTarget.select()}
            className="h-9 min-w-0 flex-1 rounded-md border border-line bg-canvas px-2.5 font-mono text-sm"
          />
          <Button look="primary" className="h-9" autoFocus={true} onClick={() => void copy()}>
            {said === 'copied' ? (
              <Check aria-hidden={true} className="size-4" />
            ) : (
              <Copy aria-hidden={true} className="size-4" />
            )}
            {said === 'copied' ? 'Copied' : 'Copy'}
          </Button>
        </div>
        <p role="status" className="text-xs text-ink-muted">
          {said === 'copied'
            ? 'It is in the clipboard.'
            : said === 'by-hand'
              ? 'Press Ctrl+C: the browser does not let the page copy it.'
              : ''}
        </p>
      </div>
      <div className="flex justify-end border-t border-line px-5 py-3">
        <Button onClick={onClose}>I have it</Button>
      </div>
    </>
  )
}
