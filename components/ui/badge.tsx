import type { ComponentProps } from 'react'
import { classNames } from './class-names'

type Tone = 'neutral' | 'good' | 'warn' | 'bad' | 'accent'

const TONE: Record<Tone, string> = {
  neutral: 'text-ink-muted border-line',
  good: 'text-good border-good/35 bg-good/8',
  warn: 'text-warn border-warn/35 bg-warn/8',
  bad: 'text-bad border-bad/35 bg-bad/8',
  accent: 'text-accent border-accent/35 bg-accent/8',
}

/** A short word about a thing. The tone supports the word and never replaces it. */
export function Badge({ tone = 'neutral', className, ...rest }: ComponentProps<'span'> & { readonly tone?: Tone }) {
  return (
    <span
      {...rest}
      className={classNames(
        'inline-flex items-center gap-1 rounded-full border px-2 py-px text-xs font-medium whitespace-nowrap',
        TONE[tone],
        className,
      )}
    />
  )
}
