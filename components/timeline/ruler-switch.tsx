import { useTimelineView, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import styles from './timeline.module.css'

const UNITS = [
  { unit: 'timecode', words: 'Time' },
  { unit: 'frames', words: 'Frames' },
] as const

/** What the ruler counts. */
export function RulerSwitch() {
  const { timeline } = useWorkspaceHandle()
  const chosen = useTimelineView((state) => state.ruler)
  return (
    <fieldset className={styles['units']}>
      <legend className="sr-only">The ruler shows</legend>
      {UNITS.map(({ unit, words }) => (
        <button
          key={unit}
          type="button"
          className={styles['unit']}
          aria-pressed={unit === chosen}
          onClick={() => timeline.setRuler(unit)}
        >
          {words}
        </button>
      ))}
    </fieldset>
  )
}
