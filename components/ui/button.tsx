import type { ComponentProps } from 'react'
import { classNames } from './class-names'

type Look = 'primary' | 'plain' | 'quiet'

const LOOK: Record<Look, string> = {
  primary: 'bg-accent text-accent-ink hover:brightness-110 border-transparent',
  plain: 'bg-raised text-ink border-line hover:border-ink-faint',
  quiet: 'bg-transparent text-ink-muted border-transparent hover:text-ink hover:bg-raised',
}

/** A button. `primary` once a page, `quiet` in bars. */
export function Button({
  look = 'plain',
  className,
  type = 'button',
  ...rest
}: ComponentProps<'button'> & { readonly look?: Look }) {
  return (
    <button
      {...rest}
      type={type}
      className={classNames(
        'inline-flex h-8 items-center justify-center gap-1.5 rounded-md border px-3 text-sm font-medium transition-colors select-none',
        LOOK[look],
        className,
      )}
    />
  )
}
