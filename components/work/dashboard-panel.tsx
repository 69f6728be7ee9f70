import { type ReactNode, useId } from 'react'

/** A part of the dashboard with its heading, and below it how to read it. */
export function DashboardPanel(props: {
  readonly title: string
  readonly note?: string
  readonly children: ReactNode
}) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="min-w-0 rounded-lg border border-line bg-surface p-5">
      <h2 id={id} className="mb-4 text-sm font-semibold">
        {props.title}
      </h2>
      {props.children}
      {props.note === undefined ? null : <p className="mt-4 text-xs text-ink-muted">{props.note}</p>}
    </section>
  )
}
