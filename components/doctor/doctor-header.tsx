import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { ThemeMenu } from '@/components/ui/theme-menu'
import { themeChoice, useTheme } from '@/lib/browser/stores/theme-choice'

/** The way back, where one is, and who one is. */
export function DoctorHeader({ account }: { readonly account: ReactNode }) {
  return (
    <header className="sticky top-0 z-10 flex items-center gap-3 border-b border-line bg-canvas/95 py-4 backdrop-blur">
      <Link
        href="/"
        className="-ml-2 inline-flex h-8 items-center gap-1.5 rounded-md px-2 text-sm text-ink-muted hover:bg-raised hover:text-ink"
      >
        <ArrowLeft aria-hidden={true} className="size-4" /> Library
      </Link>
      <h1 className="text-[15px] font-semibold tracking-tight">Doctor</h1>
      <span className="flex-1" />
      <ThemeMenu theme={useTheme()} onChange={themeChoice.keep} />
      {account}
    </header>
  )
}
