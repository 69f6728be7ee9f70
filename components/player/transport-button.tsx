import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { useWordsWithKey } from '@/lib/browser/stores/key-choices'
import styles from './transport-bar.module.css'

type Props = {
  readonly name: string
  /** The id of the command that does the same: its key stands in the title. */
  readonly command: string
  readonly onPress: () => void
  readonly isMain?: boolean
  /** For a button that stays down; leave out otherwise. */
  readonly isPressed?: boolean
  readonly children: ReactNode
}

/** A button of the transport. A click leaves the focus where it is, so that Space goes on meaning play. */
export function TransportButton({ name, command, onPress, isMain = false, isPressed, children }: Props) {
  const title = useWordsWithKey(name, command)
  return (
    <button
      type="button"
      className={classNames(styles['button'], isMain && styles['main'])}
      aria-label={name}
      aria-pressed={isPressed}
      title={title}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {children}
    </button>
  )
}
