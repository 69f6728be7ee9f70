import { ProgressBar } from '@/components/ui/progress-bar'
import type { DoctorStep } from '@/lib/doctor/doctor-event'
import type { UnderWay } from '@/lib/doctor/examination'

const STEP_WORDS: Readonly<Record<DoctorStep, string>> = {
  hashing: 'Comparing bytes',
  measuring: 'Counting frames',
  decoding: 'Decoding',
}

/** How many videos are done, and what is under way. `planned` is null until that is known. */
export function ProgressPanel({
  planned,
  done,
  underWay,
  isFixing,
}: {
  readonly planned: number | null
  readonly done: number
  readonly underWay: readonly UnderWay[]
  readonly isFixing: boolean
}) {
  const isLookingForFiles = planned !== null && done >= planned
  return (
    <section aria-label="Progress" className="rounded-lg border border-line bg-surface px-5 py-4">
      <p className="flex items-baseline justify-between gap-4">
        <span className="font-medium">
          {isLookingForFiles
            ? 'Looking for files without a record'
            : isFixing
              ? 'Verifying and recording'
              : 'Verifying'}
        </span>
        <span className="text-ink-muted" data-testid="doctor-progress">
          {planned === null
            ? 'Starting…'
            : `${done.toLocaleString('en-US')} of ${planned.toLocaleString('en-US')} videos`}
        </span>
      </p>
      <ProgressBar
        label="Videos verified"
        fraction={planned === null || planned === 0 ? 0 : done / planned}
        className="mt-3 h-2"
      />
      {/* As high as two videos at once, so that nothing below jumps. */}
      <ul aria-label="Under way" className="mt-3 min-h-15 space-y-2">
        {underWay.map(({ id, title, step, fraction }) => (
          <li key={id} className="grid grid-cols-[9rem_1fr_8rem] items-center gap-3 text-sm">
            <span className="text-ink-muted">{STEP_WORDS[step]}</span>
            <span className="truncate">{title}</span>
            <ProgressBar label={`${STEP_WORDS[step]}: ${title}`} fraction={fraction} />
          </li>
        ))}
      </ul>
    </section>
  )
}
