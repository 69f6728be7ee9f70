import { Kbd } from '@/components/ui/kbd'
import { usePlayerSettings } from '@/lib/browser/stores/player-settings'

/** How to make the first segment, with the keyboard. */
export function EmptySegments() {
  const stepFrames = usePlayerSettings((settings) => settings.stepFrames)
  return (
    <div className="space-y-2.5 overflow-y-auto px-4 py-2 text-sm text-ink-muted">
      <p>
        <Kbd>1</Kbd> starts a label at the frame on screen, the same key ends it there.
      </p>
      <p>
        Or mark the ends first: <Kbd>I</Kbd> at the first frame, then a label key at the last one. Both frames belong to
        the segment.
      </p>
      <p>
        <Kbd>,</Kbd> <Kbd>.</Kbd> step one frame, <Kbd>Shift</Kbd> {stepFrames}. <Kbd>?</Kbd> shows every key.
      </p>
    </div>
  )
}
