import { usePlayer } from '@/lib/browser/stores/player-context'
import { shareOfSpan } from '@/lib/player/scrub-position'
import type { FrameSpan } from '@/lib/time/frame-span'

type Props = {
  readonly spans: readonly FrameSpan[]
  readonly className: string | undefined
  readonly testId: string
}

/** Stretches of the video on the scrubber, each where it is. */
export function SpanMarks({ spans, className, testId }: Props) {
  const frameCount = usePlayer((state) => state.frameCount)
  return spans.map((span) => {
    const { start, length } = shareOfSpan(span, frameCount)
    return (
      <div
        key={span.start}
        className={className}
        data-testid={testId}
        data-start={span.start}
        data-end={span.end}
        style={{ left: `${start * 100}%`, width: `${length * 100}%` }}
      />
    )
  })
}
