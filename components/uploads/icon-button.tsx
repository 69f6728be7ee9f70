import type { ReactNode, Ref } from 'react'

/** A small button that shows a picture; `label` is its name. `isExpanded` where it opens and closes something. */
export function IconButton({
  ref,
  label,
  onClick,
  children,
  isExpanded,
}: {
  readonly ref?: Ref<HTMLButtonElement>
  readonly label: string
  readonly onClick: () => void
  readonly children: ReactNode
  readonly isExpanded?: boolean
}) {
  return (
    <button
      ref={ref}
      type="button"
      title={label}
      aria-label={label}
      aria-expanded={isExpanded}
      className="inline-flex size-7 items-center justify-center rounded-md text-ink-muted transition-colors hover:bg-raised hover:text-ink"
      onClick={onClick}
    >
      {children}
    </button>
  )
}
