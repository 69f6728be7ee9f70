import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { ThemeMenu } from '@/components/ui/theme-menu'
import { themeChoice, useTheme } from '@/lib/browser/stores/theme-choice'

const TO_LIBRARY = { href: '/', words: 'Library' }

/** The top of a page, always in sight: the way back, what the page is, what is near, and who is signed in. */
export function PageHeader(props: {
  readonly title: string
  /** Beside the title, and quieter. */
  readonly subtitle?: string
  readonly back?: { readonly href: string; readonly words: string }
  readonly account: ReactNode
  readonly children?: ReactNode
  /** Stands below the line, and in sight with it. */
  readonly below?: ReactNode
}) {
  const { title, subtitle, account, children, below } = props
  const { href, words } = props.back ?? TO_LIBRARY
  return (
    <header className="sticky top-0 z-20 space-y-3 border-b border-line bg-canvas py-4">
      <div className="flex items-center gap-3">
        <Link
          href={href}
          prefetch={false}
          className="-ml-2 inline-flex h-8 shrink-0 items-center gap-1.5 rounded-md px-2 text-sm text-ink-muted hover:bg-raised hover:text-ink"
        >
          <ArrowLeft aria-hidden={true} className="size-4" /> {words}
        </Link>
        <h1 className="min-w-0 flex-1 truncate text-[15px] font-semibold tracking-tight" title={title}>
          {title}
          {subtitle === undefined ? null : <span className="font-normal text-ink-muted"> {subtitle}</span>}
        </h1>
        {children}
        <ThemeMenu theme={useTheme()} onChange={themeChoice.keep} />
        {account}
      </div>
      {below}
    </header>
  )
}
