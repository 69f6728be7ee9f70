import { Check } from 'lucide-react'
import { classNames } from '@/components/ui/class-names'
import { Kbd } from '@/components/ui/kbd'

/** One way to decide: who says it, in which frames, and its key. The one that was taken has a tick. */
export function AnswerButton(props: {
  readonly keyName: string | null
  readonly name: string
  readonly spans: readonly { readonly start: number; readonly end: number }[]
  readonly isChosen: boolean
  readonly isClosed: boolean
  readonly onChoose: () => void
}) {
  const { keyName, name, spans, isChosen, isClosed, onChoose } = props
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      disabled={isClosed}
      onClick={onChoose}
      className={classNames(
        'flex min-h-10 w-full items-center gap-2.5 rounded-md border px-2.5 py-1.5 text-left text-sm',
        isChosen ? 'border-accent bg-accent/10' : 'border-line hover:border-ink-faint',
      )}
    >
      {keyName === null ? null : <Kbd>{keyName}</Kbd>}
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{name}</span>
        <span className="block text-xs text-ink-muted">
          {spans.length === 0
            ? 'nothing here'
            : spans.map(({ start, end }) => (end - start === 1 ? `${start}` : `${start}–${end - 1}`)).join(', ')}
        </span>
      </span>
      {isChosen && <Check aria-label="decided" className="size-4 shrink-0 text-accent" />}
    </button>
  )
}
