import { Square, Stethoscope } from 'lucide-react'
import type { Ref } from 'react'
import { Button } from '@/components/ui/button'
import type { Examination } from '@/lib/doctor/examination'

const WORDS: Readonly<Record<Examination['state'], string>> = {
  idle: 'Verify the library',
  running: 'Stop',
  finished: 'Verify again',
  failed: 'Verify the library',
}

/** What doctor does, and the button that begins and stops it. */
export function StartPanel({
  button,
  state,
  isDeep,
  onDeepChange,
  onVerify,
  onStop,
}: {
  readonly button: Ref<HTMLButtonElement>
  readonly state: Examination['state']
  readonly isDeep: boolean
  readonly onDeepChange: (isDeep: boolean) => void
  readonly onVerify: () => void
  readonly onStop: () => void
}) {
  const isRunning = state === 'running'
  const Icon = isRunning ? Square : Stethoscope
  return (
    <section className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
      <div className="max-w-2xl">
        <h2 className="text-lg font-semibold">Does the disk hold what the records say?</h2>
        <p className="mt-1 text-ink-muted">
          Every video is opened, compared with what was imported, and decoded; files without a record are listed. This
          changes nothing: no file, no record.
        </p>
        <label className="mt-3 inline-flex items-center gap-2 text-ink-muted has-disabled:opacity-60">
          <input
            type="checkbox"
            checked={isDeep}
            disabled={isRunning}
            onChange={(event) => onDeepChange(event.currentTarget.checked)}
            className="size-4 accent-accent"
          />
          Read every file whole, to find damage that left no trace (takes longer)
        </label>
      </div>
      <Button
        ref={button}
        look={state === 'idle' || state === 'failed' ? 'primary' : 'plain'}
        className="h-10 min-w-44"
        data-testid="verify-library"
        onClick={isRunning ? onStop : onVerify}
      >
        <Icon aria-hidden={true} className="size-4" /> {WORDS[state]}
      </Button>
    </section>
  )
}
