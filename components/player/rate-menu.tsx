import { Menu } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import { useRef } from 'react'
import { usePlayer, usePlayerHandle } from '@/lib/browser/stores/player-context'
import { PLAYBACK_RATES } from '@/lib/player/shuttle'
import styles from './rate-menu.module.css'

/** How fast the video plays, to choose; the pitch of its sound stays. */
export function RateMenu() {
  const player = usePlayerHandle()
  const rate = usePlayer((state) => state.rate)
  const place = useRef<HTMLDivElement>(null)
  return (
    <div ref={place} className={styles['place']}>
      <Menu.Root modal={false}>
        <Menu.Trigger className={styles['trigger']} aria-label={`Speed, ${rate} times`} title="Speed">
          {rate}×
        </Menu.Trigger>
        <Menu.Portal container={place}>
          <Menu.Positioner side="top" align="end" sideOffset={6} className={styles['positioner']}>
            <Menu.Popup className={styles['popup']}>
              <Menu.RadioGroup value={rate} onValueChange={(chosen: number) => player.getState().setRate(chosen)}>
                {PLAYBACK_RATES.map((choice) => (
                  <Menu.RadioItem key={choice} value={choice} closeOnClick={true} className={styles['item']}>
                    <span className={styles['check']}>
                      <Menu.RadioItemIndicator>
                        <Check size={13} aria-hidden={true} />
                      </Menu.RadioItemIndicator>
                    </span>
                    {choice}×
                  </Menu.RadioItem>
                ))}
              </Menu.RadioGroup>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </div>
  )
}
