import { type ReactNode, useRef } from 'react'
import { useQuietClicks } from './use-quiet-clicks'

/**
 * The places of a workspace: bar, stage, panel, timeline; between stage and timeline a dock, as high as what is in it. Fills the window; nothing scrolls but the panel's lists. While
 * the player fills the screen, what it covers is out of reach of the keyboard, too.
 */
export function WorkspaceFrame(props: {
  readonly bar: ReactNode
  readonly stage: ReactNode
  readonly panel: ReactNode
  readonly dock?: ReactNode
  readonly timeline: ReactNode
}) {
  const root = useRef<HTMLDivElement>(null)
  useQuietClicks(root)
  return (
    <div
      ref={root}
      className="grid h-full [&:has([data-full-screen])>:not(main)]:invisible grid-cols-[minmax(0,1fr)_324px] grid-rows-[48px_minmax(0,1fr)_auto_188px] xl:grid-cols-[minmax(0,1fr)_364px]"
    >
      <header className="col-span-2 flex min-w-0 items-center gap-3 border-b border-line bg-surface px-3">
        {props.bar}
      </header>
      <main className="min-h-0 min-w-0 bg-canvas">{props.stage}</main>
      <aside aria-label="Labels and segments" className="flex min-h-0 flex-col border-l border-line bg-surface">
        {props.panel}
      </aside>
      <div className="col-span-2 min-w-0">{props.dock}</div>
      <div className="col-span-2 min-h-0 min-w-0">{props.timeline}</div>
    </div>
  )
}
