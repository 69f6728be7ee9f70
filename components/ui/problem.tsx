import type { ReactNode } from 'react'
import { classNames } from './class-names'

/** Why something did not work, beside what did not, and said aloud. Nothing where all is well. */
export function Problem({ children, className }: { readonly children: ReactNode; readonly className?: string }) {
  if (children === null || children === undefined || children === '') return null
  return (
    <p role="alert" className={classNames('text-sm text-bad', className)}>
      {children}
    </p>
  )
}
