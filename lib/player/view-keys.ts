import type { CommandSpec } from '@/lib/commands/command'

export type ViewCommand = 'zoom-in' | 'zoom-out' | 'fit' | 'actual-size' | 'full-screen'

type ViewSpec = CommandSpec & { readonly command: ViewCommand }

const picture = (
  command: ViewCommand,
  title: string,
  keys: readonly string[],
  more: Partial<CommandSpec> = {},
): ViewSpec => ({ id: `picture.${command}`, title, group: 'Picture', keys, command, ...more })

/** The commands of the picture. */
export const VIEW_COMMANDS: readonly ViewSpec[] = [
  picture('fit', 'The whole picture', ['0']),
  picture('actual-size', '100 %: one pixel for one pixel', ['Shift+0']),
  picture('zoom-in', 'Zoom in', ['+', '='], { repeats: true }),
  picture('zoom-out', 'Zoom out', ['-', '_', '−'], { repeats: true }),
  picture('full-screen', 'Full screen, and back', ['F']),
]
