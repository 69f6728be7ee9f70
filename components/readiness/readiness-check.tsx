import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react'
import type { Check } from '@/lib/readiness/check'
import { ACTOR_WORDS, CHECK_TITLES } from './check-titles'

const LOOK = {
  ok: { Icon: CircleCheck, tone: 'text-good', word: 'fine' },
  pending: { Icon: CircleDashed, tone: 'text-warn', word: 'waiting' },
  failed: { Icon: CircleAlert, tone: 'text-bad', word: 'failed' },
} as const

/** One check: what it asks, what is so, and if something is wrong, what to do and who can. */
export function ReadinessCheck({ check }: { readonly check: Check }) {
  const { Icon, tone, word } = LOOK[check.state]
  const isFine = check.state === 'ok'
  return (
    <li
      data-testid="readiness-check"
      data-check={check.id}
      data-state={check.state}
      tabIndex={-1}
      className="flex gap-2.5 rounded-md px-2 py-1 data-[state=failed]:bg-bad/8 focus:outline-2 focus:outline-accent"
    >
      <Icon aria-hidden={true} className={`mt-0.5 size-4 shrink-0 ${tone}`} />
      <div className="min-w-0 text-sm leading-snug">
        <p className={isFine ? 'text-ink-muted' : 'font-medium'}>
          {CHECK_TITLES[check.id]}
          <span className="sr-only">: {word}</span>
        </p>
        <p className={isFine ? 'text-xs text-ink-muted' : 'text-ink'}>{check.reason}</p>
        {isFine ? null : (
          <p className="mt-0.5 text-xs text-ink-muted">
            {[check.remedy, ACTOR_WORDS[check.actor]].filter(Boolean).join(' ')}
          </p>
        )}
      </div>
    </li>
  )
}
