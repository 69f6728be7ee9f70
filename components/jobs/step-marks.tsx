import { Check, Circle, LoaderCircle, type LucideIcon, Minus, X } from 'lucide-react'
import { stepWords } from '@/lib/jobs/job-words'
import type { JobStep } from '@/lib/jobs/schema'

/** Each state has a shape of its own; the colour only helps. */
const MARK = {
  waiting: { Icon: Circle, look: 'text-ink-faint [&>svg]:size-2' },
  running: { Icon: LoaderCircle, look: 'text-accent [&>svg]:motion-safe:animate-spin' },
  done: { Icon: Check, look: 'text-good' },
  skipped: { Icon: Minus, look: 'text-ink-faint' },
  failed: { Icon: X, look: 'text-bad' },
} as const satisfies Record<JobStep['state'], { Icon: LucideIcon; look: string }>

/** The steps of a job in order, each with how it stands. */
export function StepMarks({ steps }: { readonly steps: readonly JobStep[] }) {
  return (
    <ol aria-label="Steps" className="flex gap-0.5">
      {steps.map((step) => {
        const { Icon, look } = MARK[step.state]
        const words = stepWords(step)
        return (
          <li
            key={step.id}
            title={words}
            data-step={step.id}
            data-state={step.state}
            className={`flex size-4 items-center justify-center ${look}`}
          >
            <Icon aria-hidden={true} className="size-3.5" strokeWidth={2.25} />
            <span className="sr-only">{words}</span>
          </li>
        )
      })}
    </ol>
  )
}
