import { ArrowLeft, CheckCheck, Download, EyeOff, LockOpen } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { ThemeMenu } from '@/components/ui/theme-menu'
import { themeChoice, useTheme } from '@/lib/browser/stores/theme-choice'

/** The way back, which video it is, and what can be done with the whole. `accept` and `reopen` are null where they cannot be. */
export function AgreementBar(props: {
  readonly title: string | undefined
  /** Who is signed in. */
  readonly account: ReactNode
  readonly isBlind: boolean
  readonly onBlind: (isBlind: boolean) => void
  readonly gold: { readonly state: string; readonly exportUrl: string } | null
  readonly reopen: (() => void) | null
  readonly accept: { readonly isReady: boolean; readonly run: () => void } | null
}) {
  const { title, account, isBlind, onBlind, gold, reopen, accept } = props
  return (
    <header className="flex h-12 shrink-0 items-center gap-3 border-b border-line bg-surface px-3">
      <Link
        href="/review/agreement"
        className="inline-flex h-8 items-center gap-1.5 rounded-md px-2 text-sm text-ink-muted hover:bg-raised hover:text-ink"
      >
        <ArrowLeft aria-hidden={true} className="size-4" /> Agreement
      </Link>
      <h1 className="min-w-0 flex-1 truncate text-[15px] font-semibold tracking-tight" title={title}>
        {title ?? 'Agreement'}
      </h1>
      {gold?.state === 'accepted' && <Badge tone="good">Gold standard accepted</Badge>}
      <Button
        look="quiet"
        aria-pressed={isBlind}
        onClick={() => onBlind(!isBlind)}
        className="aria-pressed:bg-raised aria-pressed:text-ink"
      >
        <EyeOff aria-hidden={true} className="size-4" /> Hide names
      </Button>
      {gold !== null && (
        <a
          href={gold.exportUrl}
          className="inline-flex h-8 items-center gap-1.5 rounded-md px-3 text-sm font-medium text-ink-muted hover:bg-raised hover:text-ink"
        >
          <Download aria-hidden={true} className="size-4" /> Export gold
        </a>
      )}
      {reopen !== null && (
        <Button look="quiet" title="For decisions that turn out to be wrong" onClick={reopen}>
          <LockOpen aria-hidden={true} className="size-4" /> Reopen
        </Button>
      )}
      {accept !== null && (
        <Button
          look="primary"
          disabled={!accept.isReady}
          title={accept.isReady ? undefined : 'Something is not decided yet'}
          className="disabled:opacity-50"
          onClick={accept.run}
        >
          <CheckCheck aria-hidden={true} className="size-4" /> Accept gold
        </Button>
      )}
      <ThemeMenu theme={useTheme()} onChange={themeChoice.keep} />
      {account}
    </header>
  )
}
