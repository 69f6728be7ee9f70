import { type CSSProperties, type ReactNode, useRef } from 'react'
import { type PanelSizes, usePanelSizes } from '@/lib/browser/stores/panel-sizes'
import { PanelSeparator } from './panel-separator'
import { useQuietClicks } from './use-quiet-clicks'

/**
 * The places of a workspace: bar, stage, panel, timeline; between stage and timeline a dock, as high as what is in it. Fills
 * the window; nothing scrolls but the panel's lists. The panel and the timeline are as large as somebody made them, within
 * what the window has room for. While the player fills the screen, what it covers is out of reach of the keyboard, too.
 */
export function WorkspaceFrame(props: {
  readonly bar: ReactNode
  readonly stage: ReactNode
  readonly panel: ReactNode
  readonly dock?: ReactNode
  readonly timeline: ReactNode
}) {
  const root = useRef<HTMLDivElement>(null)
  const panel = useRef<HTMLElement>(null)
  const timeline = useRef<HTMLDivElement>(null)
  useQuietClicks(root)
  return (
    <div
      ref={root}
      style={sizesOf(usePanelSizes())}
      className="relative grid h-full [&:has([data-full-screen])>:not(main)]:invisible [--panel-width:324px] [--timeline-height:188px] xl:[--panel-width:364px] grid-cols-[minmax(0,1fr)_clamp(288px,var(--own-panel-width,var(--panel-width)),max(288px,calc(100vw-600px)))] grid-rows-[48px_minmax(0,1fr)_auto_clamp(140px,var(--own-timeline-height,var(--timeline-height)),max(140px,calc(100dvh-400px)))]"
    >
      <header className="col-span-2 col-start-1 row-start-1 flex min-w-0 items-center gap-3 border-b border-line bg-surface px-3">
        {props.bar}
      </header>
      <main className="col-start-1 row-start-2 min-h-0 min-w-0 bg-canvas">{props.stage}</main>
      <aside
        ref={panel}
        aria-label="Labels and segments"
        className="col-start-2 row-start-2 flex min-h-0 flex-col border-l border-line bg-surface"
      >
        {props.panel}
      </aside>
      <PanelSeparator
        side="width"
        panel={panel}
        name="Width of the panel"
        className="z-10 col-start-2 row-start-2 -ml-1 w-2 cursor-col-resize justify-self-start"
      />
      <div className="col-span-2 col-start-1 row-start-3 min-w-0">{props.dock}</div>
      <div ref={timeline} className="col-span-2 col-start-1 row-start-4 min-h-0 min-w-0">
        {props.timeline}
      </div>
      <PanelSeparator
        side="height"
        panel={timeline}
        name="Height of the timeline"
        className="z-10 col-span-2 col-start-1 row-start-4 -mt-1 h-2 cursor-row-resize self-start"
      />
    </div>
  )
}

/** Only what somebody chose: the rest is the style sheet's, which knows the window before the page runs. */
function sizesOf({ panelWidth, timelineHeight }: PanelSizes): CSSProperties {
  return {
    ...(panelWidth === null ? {} : { '--own-panel-width': `${panelWidth}px` }),
    ...(timelineHeight === null ? {} : { '--own-timeline-height': `${timelineHeight}px` }),
  } as CSSProperties
}
