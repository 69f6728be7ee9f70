import { type ReactNode, useId } from 'react'
import { classNames } from '@/components/ui/class-names'

/** One question about a video and its answer: the question as heading, the answer in words, and what shows it. */
export function Panel(props: {
  readonly title: string
  /** The answer, short. */
  readonly answer?: ReactNode
  /** What has to be known to read the picture. */
  readonly note?: string
  readonly className?: string
  readonly children?: ReactNode
}) {
  const heading = useId()
  return (
    <section
      aria-labelledby={heading}
      className={classNames('flex min-w-0 flex-col rounded-lg border border-line bg-surface p-5', props.className)}
    >
      <h2 id={heading} className="text-sm font-medium text-ink-muted">
        {props.title}
      </h2>
      {props.answer === undefined ? null : (
        <p className="mt-0.5 text-lg font-semibold tracking-tight">{props.answer}</p>
      )}
      {props.children === undefined ? null : <div className="mt-4 flex-1">{props.children}</div>}
      {props.note === undefined ? null : <p className="mt-3 text-xs text-ink-muted">{props.note}</p>}
    </section>
  )
}
