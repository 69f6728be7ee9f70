import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

/** What went wrong and what to do, in place of the thing that could not be shown. */
export function Notice({
  title,
  children,
  action,
}: {
  readonly title: string
  readonly children: ReactNode
  readonly action?: ReactNode
}) {
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-col items-center gap-3 px-6 py-16 text-center">
      <CircleAlert aria-hidden={true} className="size-7 text-bad" strokeWidth={1.5} />
      <h2 className="text-base font-semibold">{title}</h2>
      <div className="text-ink-muted">{children}</div>
      {action}
    </div>
  )
}
