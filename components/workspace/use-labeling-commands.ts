import { useEffect } from 'react'
import type { CommandHandler } from '@/lib/browser/commands/command-centre'
import type { OpenWorkspace } from '@/lib/browser/stores/workspace-context'
import { LABELING_COMMANDS, type LabelingCommand, labelCommands } from '@/lib/workspace/labeling-keys'
import { whyNot } from '@/lib/workspace/why-not'

/** Offers the commands of labeling, and one for each label. */
export function useLabelingCommands({ actions, labels, commands, session, document }: OpenWorkspace): void {
  useEffect(() => {
    const handlerOf = (command: LabelingCommand): CommandHandler => {
      const whyItCannot = () => {
        const { isLabeling, labeling, readOnly } = session.getState()
        if (readOnly !== null && command.needs === 'labeling') return readOnly
        return whyNot(command, { isLabeling, labeling, history: document.getState().workspace.history })
      }
      return { ...pressOf(command), whyNot: whyItCannot }
    }
    const pressOf = ({ action, released }: LabelingCommand): CommandHandler => {
      if (released === undefined) return { onPress: () => actions.perform(action) }
      let pressedAt = 0
      return {
        onPress: () => {
          pressedAt = performance.now()
          actions.perform(action)
        },
        onRelease: () => actions.perform(released(performance.now() - pressedAt)),
      }
    }
    const rows = [...LABELING_COMMANDS, ...labelCommands(labels)]
    return commands.offer(Object.fromEntries(rows.map((row) => [row.id, handlerOf(row)])))
  }, [actions, labels, commands, session, document])
}
