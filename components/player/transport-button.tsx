import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import styles from './transport-bar.module.css'

type Props = {
  readonly name: string
  /** The key that does the same, as people read it. */
  readonly keys: string
  readonly onPress: () => void
  readonly isMain?: boolean
  /** For a button that stays down; leave out otherwise. */
  readonly isPressed?: boolean
  readonly children: ReactNode
}

/** A button of the transport. A click leaves the focus where it is, so that Space goes on meaning play. */
export function TransportButton({ name, keys, onPress, isMain = false, isPressed, children }: Props) {
  return (
    <button
      type="button"
      className={classNames(styles['button'], isMain && styles['main'])}
      aria-label={name}
      aria-pressed={isPressed}
      title={`${name} (${keys})`}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {children}
    </button>
  )
}
