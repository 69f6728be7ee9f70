import { type PointerEvent, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { isDisputed } from '@/lib/agreement/choices'
import type { LabeledSpan } from '@/lib/agreement/document'
import { useAdjudication, useCurrentQuestion } from '@/lib/browser/stores/adjudication-context'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'
import { packLanes } from '@/lib/timeline/lanes'
import { endOf, toFrame, toPixels, type Viewport } from '@/lib/timeline/viewport'
import { LaneBar } from './lane-bar'
import { PlayheadLine } from './playhead-line'
import { useLaneView } from './use-lane-view'
import { counted, labelOf } from './words'

type Lane = { readonly name: string; readonly mark: string; readonly segments: readonly Placed[] }
type Placed = { readonly id: string; readonly labelId: string; readonly start: number; readonly end: number }

const LANE_PIXELS = 30

/** A lane for each person, one for the gold standard, one for where they differ; all with the same view of the video. */
export function LaneStrip() {
  const { report, names, store, timeline } = useAdjudication()
  const player = usePlayerHandle()
  const current = useCurrentQuestion()
  const strip = useRef<HTMLDivElement>(null)
  useLaneView(strip, timeline)
  const viewport = useStore(timeline, (state) => state.viewport)
  const lanes: readonly Lane[] = [
    ...report.documents.map(({ segments }, nth) => ({ name: names[nth] ?? '', mark: String(nth + 1), segments })),
    { name: 'Gold', mark: '★', segments: report.gold.segments },
  ]
  const onPress = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return
    const at = toFrame(viewport, event.clientX - event.currentTarget.getBoundingClientRect().left)
    const question = report.questions
      .filter(isDisputed)
      .find(({ differs }) => differs && differs.start <= at && at < differs.end)
    if (question !== undefined) store.open(question)
    player.getState().seekToFrame(at, 'jump')
  }
  return (
    <div data-testid="lanes" className="grid grid-cols-[132px_minmax(0,1fr)] border-y border-line bg-surface">
      <div className="border-r border-line text-xs">
        {lanes.map(({ name, mark }) => (
          <LaneName key={mark} name={name} mark={mark} />
        ))}
        <LaneName name="Differs" mark="≠" />
      </div>
      <div ref={strip} onPointerDown={onPress} className="relative cursor-crosshair overflow-hidden">
        {lanes.map((lane) => (
          <LaneRow key={lane.mark} lane={lane} viewport={viewport} />
        ))}
        <DifferenceRow viewport={viewport} />
        {current !== null && (
          <div
            aria-hidden={true}
            className="pointer-events-none absolute inset-y-0 border-x-2 border-accent bg-accent/8"
            style={placeOf(viewport, current.differs ?? current, 4)}
          />
        )}
        <PlayheadLine />
      </div>
    </div>
  )
}

function LaneName({ name, mark }: { readonly name: string; readonly mark: string }) {
  return (
    <div
      className="flex items-center gap-2 border-b border-line px-3 last:border-0"
      style={{ height: LANE_PIXELS }}
      title={name}
    >
      <span aria-hidden={true} className="w-3 shrink-0 text-center font-semibold text-ink-faint">
        {mark}
      </span>
      <span className="truncate font-medium">{name}</span>
    </div>
  )
}

function LaneRow({ lane, viewport }: { readonly lane: Lane; readonly viewport: Viewport }) {
  const { report } = useAdjudication()
  const lanes = useMemo(
    () => packLanes(lane.segments.map(({ id, start, end }) => ({ id, startFrame: start, endFrame: end }))),
    [lane.segments],
  )
  const height = (LANE_PIXELS - 7) / lanes.laneCount
  return (
    <div
      role="img"
      aria-label={`${lane.name}: ${counted(lane.segments.length, 'segment', 'segments')}`}
      className="relative border-b border-line"
      style={{ height: LANE_PIXELS }}
    >
      {inView(viewport, lane.segments).map((segment) => (
        <LaneBar
          key={segment.id}
          label={labelOf(report, segment.labelId)}
          place={{
            ...placeOf(viewport, segment, 3),
            top: 3 + (lanes.laneOf.get(segment.id) ?? 0) * height,
            height: Math.max(2, height - 1),
          }}
        />
      ))}
    </div>
  )
}

function DifferenceRow({ viewport }: { readonly viewport: Viewport }) {
  const { report } = useAdjudication()
  return (
    <div
      role="img"
      aria-label={`They differ in ${counted(report.disagreements.length, 'stretch', 'stretches')}`}
      className="relative"
      style={{ height: LANE_PIXELS }}
    >
      {inView(viewport, report.disagreements).map((span) => (
        <div
          key={span.start}
          data-testid="disagreement"
          data-start={span.start}
          data-end={span.end}
          className="absolute inset-y-1.5 rounded-xs border border-warn bg-[repeating-linear-gradient(135deg,var(--color-warn)_0_2px,transparent_2px_6px)]"
          style={placeOf(viewport, span, 3)}
        />
      ))}
    </div>
  )
}

const inView = <S extends Pick<LabeledSpan, never> & { start: number; end: number }>(
  viewport: Viewport,
  spans: readonly S[],
): readonly S[] => spans.filter(({ start, end }) => end >= viewport.start && start <= endOf(viewport))

function placeOf(viewport: Viewport, { start, end }: { start: number; end: number }, least: number) {
  const left = toPixels(viewport, start)
  return { left, width: Math.max(least, toPixels(viewport, end) - left) }
}
