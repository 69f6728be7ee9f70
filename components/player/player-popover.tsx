import { Popover } from '@base-ui/react/popover'
import { type ReactNode, useRef } from 'react'
import { classNames } from '@/components/ui/class-names'
import styles from './player-popover.module.css'

type Props = {
  readonly name: string
  readonly title: string
  readonly trigger: ReactNode
  readonly children: ReactNode
  readonly isWide?: boolean
  /** Attributes of the button, for tests. */
  readonly testId?: string
  readonly state?: string
}

/** Who came by mouse goes on with the keys of the page; who came by keyboard is back at the button. */
export const keyboardOnly = (closedBy: string): boolean => closedBy === 'keyboard'

/** A button of the bar that opens something above it; inside the player, so that full screen shows it. */
export function PlayerPopover({ name, title, trigger, children, isWide = false, testId, state }: Props) {
  const place = useRef<HTMLDivElement>(null)
  return (
    <div ref={place} className={styles['place']}>
      <Popover.Root>
        <Popover.Trigger
          className={classNames(styles['trigger'], isWide && styles['wide'])}
          aria-label={name}
          title={title}
          data-testid={testId}
          data-state={state}
        >
          {trigger}
        </Popover.Trigger>
        <Popover.Portal container={place}>
          <Popover.Positioner
            side="top"
            align="end"
            sideOffset={6}
            collisionPadding={8}
            className={styles['positioner']}
          >
            <Popover.Popup className={styles['popup']} finalFocus={keyboardOnly}>
              {children}
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
    </div>
  )
}
