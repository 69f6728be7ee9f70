import type { CommandSpec } from '@/lib/commands/command'
import type { Label } from '@/lib/labels/schema'
import { LINT_COMMANDS } from '@/lib/lint/lint-commands'
import { FOOTAGE_COMMANDS } from '@/lib/player/footage-commands'
import { TRANSPORT_COMMANDS } from '@/lib/player/transport-keys'
import { VIEW_COMMANDS } from '@/lib/player/view-keys'
import { APPEARANCE_COMMANDS } from '@/lib/workspace/appearance-commands'
import { COMMENT_COMMANDS } from '@/lib/workspace/comment-keys'
import { LABELING_COMMANDS, labelCommands } from '@/lib/workspace/labeling-keys'

/** Every command of the workspace but those of the labels. */
export const COMMANDS: readonly CommandSpec[] = [
  ...TRANSPORT_COMMANDS,
  ...VIEW_COMMANDS,
  ...FOOTAGE_COMMANDS,
  ...LABELING_COMMANDS,
  ...APPEARANCE_COMMANDS,
  ...LINT_COMMANDS,
  ...COMMENT_COMMANDS,
]

/** Every command of the workspace with these labels; on one key a command comes before a label. */
export const commandsWith = (labels: readonly Label[]): readonly CommandSpec[] => [
  ...COMMANDS,
  ...labelCommands(labels),
]
