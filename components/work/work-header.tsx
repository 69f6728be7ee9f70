import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { ThemeMenu } from '@/components/ui/theme-menu'
import { themeChoice, useTheme } from '@/lib/browser/stores/theme-choice'

/** The way back, where one is, and what else is near. */
export function WorkHeader(props: {
  readonly title: string
  readonly back?: { readonly href: string; readonly words: string }
  /** Who is signed in. */
  readonly account: ReactNode
  readonly children?: ReactNode
}) {
  const { href, words } = props.back ?? { href: '/', words: 'Library' }
  return (
    <header className="sticky top-0 z-20 flex items-center gap-3 border-b border-line bg-canvas py-4">
      <Link
        href={href}
        prefetch={false}
        className="-ml-2 inline-flex h-8 shrink-0 items-center gap-1.5 rounded-md px-2 text-sm text-ink-muted hover:bg-raised hover:text-ink"
      >
        <ArrowLeft aria-hidden={true} className="size-4" /> {words}
      </Link>
      <h1 className="min-w-0 truncate text-[15px] font-semibold tracking-tight" title={props.title}>
        {props.title}
      </h1>
      <span className="flex-1" />
      {props.children}
      <ThemeMenu theme={useTheme()} onChange={themeChoice.keep} />
      {props.account}
    </header>
  )
}
