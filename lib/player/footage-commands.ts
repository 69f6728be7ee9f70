import type { CommandSpec } from '@/lib/commands/command'

export const COPY_FOOTAGE_LINK = 'picture.copy-footage-link'

/** What is taken from the video as a whole. */
export const FOOTAGE_COMMANDS: readonly CommandSpec[] = [
  {
    id: COPY_FOOTAGE_LINK,
    title: 'Copy link to the footage',
    does: 'Copy a link to the footage for another player; it runs out, and ends when you sign out',
    group: 'Picture',
    keys: [],
  },
]
