import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'

/** A small button at the end of a row; `name` says what it does to which thing. */
export function RowButton(props: {
  readonly name: string
  readonly title: string
  readonly isGrave?: boolean
  readonly isPressed?: boolean
  readonly onClick: () => void
  readonly children: ReactNode
}) {
  return (
    <button
      type="button"
      aria-label={props.name}
      aria-pressed={props.isPressed}
      title={props.title}
      onClick={props.onClick}
      className={classNames(
        'inline-flex size-7 shrink-0 items-center justify-center rounded text-ink-muted hover:bg-canvas aria-pressed:bg-canvas aria-pressed:text-ink',
        props.isGrave === true ? 'hover:text-bad' : 'hover:text-ink',
      )}
    >
      {props.children}
    </button>
  )
}
