import { Popover } from '@base-ui/react/popover'
import { Settings2 } from 'lucide-react'
import { useRef } from 'react'
import { changePlayerSettings, resetPlayerSettings, usePlayerSettings } from '@/lib/browser/stores/player-settings'
import { NumberSetting } from './number-setting'
import styles from './player-settings-popover.module.css'
import bar from './transport-bar.module.css'

/** How somebody likes the player, to choose; kept in this browser. */
export function PlayerSettingsPopover() {
  const place = useRef<HTMLDivElement>(null)
  return (
    <div ref={place} className={styles['place']}>
      <Popover.Root>
        <Popover.Trigger className={bar['button']} aria-label="Player settings" title="Player settings">
          <Settings2 size={16} />
        </Popover.Trigger>
        <Popover.Portal container={place}>
          <Popover.Positioner side="top" align="end" sideOffset={6} className={styles['positioner']}>
            <Popover.Popup className={styles['popup']} data-testid="player-settings">
              <Popover.Title className={styles['title']}>Player settings</Popover.Title>
              <NumberSetting
                name="stepFrames"
                label="Frames a step with Shift"
                hint="How far Shift with an arrow, comma or full stop goes."
              />
              <NumberSetting
                name="microscopeFrames"
                label="Frames in the microscope"
                hint="How many frames round a boundary are seen beside each other."
              />
              <NumberSetting
                name="cacheMiB"
                label="Frame cache (MiB)"
                hint="Memory for decoded frames, so that stepping back is instant."
              />
              <PrefetchSetting />
              <button type="button" className={styles['reset']} onClick={resetPlayerSettings}>
                Back to defaults
              </button>
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
    </div>
  )
}

function PrefetchSetting() {
  const isOn = usePlayerSettings(({ prefetch }) => prefetch === 'on')
  return (
    <div className={styles['setting']}>
      <label className={styles['row']}>
        <span>Fetch ahead</span>
        <input
          type="checkbox"
          checked={isOn}
          aria-describedby="prefetch-hint"
          onChange={({ target }) => changePlayerSettings({ prefetch: target.checked ? 'on' : 'off' })}
        />
      </label>
      <p id="prefetch-hint" className={styles['hint']}>
        While nothing else is loading, fetches where you are likely to go next.
      </p>
    </div>
  )
}
