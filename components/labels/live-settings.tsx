import { Timer } from 'lucide-react'
import { changeLabelingSettings, useLabelingSettings } from '@/lib/browser/stores/labeling-settings'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'

/** How label keys work while the video plays: whether labels run together, and how late the hand is. */
export function LiveSettings() {
  const { actions } = useWorkspaceHandle()
  const severalAtOnce = useLabelingSettings((settings) => settings.severalAtOnce)
  const reactionMs = useLabelingSettings((settings) => settings.reactionMs)
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 px-1 pt-1.5 text-xs text-ink-muted">
      <label
        className="inline-flex min-h-6 items-center gap-1.5"
        title="Off: a label ends where the next one begins. On: labels run together, unless their rules keep them apart"
      >
        <input
          type="checkbox"
          checked={severalAtOnce}
          onChange={(event) => changeLabelingSettings({ severalAtOnce: event.target.checked })}
          className="size-3.5 accent-accent"
        />
        Several at once
      </label>
      <button
        type="button"
        onClick={() => actions.perform({ type: 'reaction-exercise' })}
        title="Subtracted from keys that are pressed while the video plays. Measure it in half a minute"
        className="inline-flex min-h-6 items-center gap-1 rounded px-1 hover:bg-raised hover:text-ink"
      >
        <Timer aria-hidden={true} className="size-3.5" />
        {reactionMs === 0 ? 'Measure reaction time' : `Reaction time ${reactionMs} ms`}
      </button>
    </div>
  )
}
