import { type ReactNode, useId } from 'react'

/** One figure with its name, and what has to be known to read it. */
export function Section(props: {
  readonly title: string
  readonly note: string
  readonly className?: string
  readonly children: ReactNode
}) {
  const heading = useId()
  return (
    <section
      aria-labelledby={heading}
      className={`min-w-0 rounded-lg border border-line bg-surface p-5 ${props.className ?? ''}`}
    >
      <h3 id={heading} className="text-sm font-semibold tracking-tight">
        {props.title}
      </h3>
      <p className="mt-0.5 text-xs text-ink-muted">{props.note}</p>
      <div className="mt-4">{props.children}</div>
    </section>
  )
}
