import type { CommandSpec } from '@/lib/commands/command'

/** The commands of comments; their handlers are where the comments are. */
export const COMMENT_COMMANDS = [
  {
    id: 'comments.write',
    title: 'Comment here',
    does: 'Comment on the selected segment, or on the frame on screen',
    group: 'Labeling',
    keys: ['Shift+R'],
  },
  {
    id: 'comments.panel',
    title: 'Comments',
    does: 'Show or hide the comments on these segments',
    group: 'View',
    keys: ['Alt+R'],
  },
] as const satisfies readonly CommandSpec[]
