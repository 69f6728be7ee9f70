import { useEffect } from 'react'
import { listenForKeys } from '@/lib/browser/commands/listen-for-keys'
import { useKeymap } from '@/lib/browser/stores/key-choices'
import type { OpenWorkspace } from '@/lib/browser/stores/workspace-context'
import type { CommandSpec } from '@/lib/commands/command'
import { NOT_LABELING } from '@/lib/workspace/why-not'

/** Has commands done by their keys; those of labeling only once it was started. */
export function useCommandKeys({ commands, session, labels }: OpenWorkspace): void {
  const keymap = useKeymap(labels)
  useEffect(() => {
    const refuse = ({ needs }: CommandSpec): boolean => {
      if (needs !== 'labeling' || session.getState().isLabeling) return false
      session.announce(session.getState().readOnly ?? NOT_LABELING)
      return true
    }
    return listenForKeys({ keymap, centre: commands, refuse })
  }, [keymap, commands, session])
}
