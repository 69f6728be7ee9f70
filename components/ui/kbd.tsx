import type { ReactNode } from 'react'

/** A key on the keyboard. */
export function Kbd({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="inline-flex min-w-5 items-center justify-center rounded border border-line bg-raised px-1 font-sans text-xs font-medium text-ink-muted">
      {children}
    </kbd>
  )
}
