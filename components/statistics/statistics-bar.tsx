import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { ThemeMenu } from '@/components/ui/theme-menu'
import { themeChoice, useTheme } from '@/lib/browser/stores/theme-choice'

/** The way back, which video this is about, and what can be chosen. */
export function StatisticsBar(props: {
  readonly videoId: string
  readonly title: string | undefined
  readonly children?: ReactNode
}) {
  return (
    <header className="sticky top-0 z-10 flex min-h-16 items-center gap-4 border-b border-line bg-canvas/95 py-3 backdrop-blur">
      <Link
        href={`/videos/${props.videoId}`}
        className="inline-flex h-8 items-center gap-1.5 rounded-md px-2 text-ink-muted hover:bg-raised hover:text-ink"
      >
        <ArrowLeft aria-hidden={true} className="size-4" /> Video
      </Link>
      <h1 className="min-w-0 flex-1 truncate text-[15px] font-semibold tracking-tight" title={props.title}>
        Statistics
        {props.title === undefined ? null : <span className="font-normal text-ink-muted"> of {props.title}</span>}
      </h1>
      {props.children}
      <ThemeMenu theme={useTheme()} onChange={themeChoice.keep} />
    </header>
  )
}
