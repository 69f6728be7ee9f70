import type { CommandSpec } from '@/lib/commands/command'

export type TransportCommand =
  | { readonly kind: 'toggle' }
  | { readonly kind: 'shuttle'; readonly direction: 'backward' | 'stop' | 'forward' }
  /** One frame on (1) or back (-1); `many`: as many as the player settings say. */
  | { readonly kind: 'step'; readonly direction: 1 | -1; readonly reach: 'one' | 'many' }
  /** To the next keyframe (1) or the one before (-1). */
  | { readonly kind: 'keyframe'; readonly direction: 1 | -1 }
  | { readonly kind: 'go'; readonly to: 'first' | 'last' }
  | { readonly kind: 'toggle-overlay' }

type TransportSpec = CommandSpec & { readonly command: TransportCommand }

const playing = (
  what: string,
  title: string,
  keys: readonly string[],
  command: TransportCommand,
  more: Partial<CommandSpec> = {},
): TransportSpec => ({ id: `playing.${what}`, title, group: 'Playing', keys, command, ...more })

/** The commands of the transport. With K held J and L step; Alt and an arrow is the browser's history. */
export const TRANSPORT_COMMANDS: readonly TransportSpec[] = [
  playing('toggle', 'Play or pause', ['Space'], { kind: 'toggle' }),
  playing(
    'step-back',
    'One frame back',
    [',', 'ArrowLeft', 'K+J'],
    { kind: 'step', direction: -1, reach: 'one' },
    { does: 'One frame back; held, frame by frame. J steps while K is held down', repeats: true },
  ),
  playing(
    'step-on',
    'One frame on',
    ['.', 'ArrowRight', 'K+L'],
    { kind: 'step', direction: 1, reach: 'one' },
    { does: 'One frame on; held, frame by frame. L steps while K is held down', repeats: true },
  ),
  playing(
    'jump-back',
    'Ten frames back',
    ['Shift+,', 'Shift+ArrowLeft', 'K+Shift+J'],
    { kind: 'step', direction: -1, reach: 'many' },
    { does: 'Ten frames back, or as many as the player settings say', repeats: true },
  ),
  playing(
    'jump-on',
    'Ten frames on',
    ['Shift+.', 'Shift+ArrowRight', 'K+Shift+L'],
    { kind: 'step', direction: 1, reach: 'many' },
    { does: 'Ten frames on, or as many as the player settings say', repeats: true },
  ),
  playing(
    'slower',
    'Slower, then backwards',
    ['J'],
    { kind: 'shuttle', direction: 'backward' },
    { does: 'Slower, then backwards, up to 16×' },
  ),
  playing('pause', 'Pause', ['K'], { kind: 'shuttle', direction: 'stop' }),
  playing(
    'faster',
    'Play, then faster',
    ['L'],
    { kind: 'shuttle', direction: 'forward' },
    { does: 'Play, then faster, up to 16×' },
  ),
  playing('previous-keyframe', 'Previous keyframe', ['Alt+,'], { kind: 'keyframe', direction: -1 }, { repeats: true }),
  playing('next-keyframe', 'Next keyframe', ['Alt+.'], { kind: 'keyframe', direction: 1 }, { repeats: true }),
  playing('first-frame', 'First frame', ['Home'], { kind: 'go', to: 'first' }),
  playing('last-frame', 'Last frame', ['End'], { kind: 'go', to: 'last' }),
  playing('statistics', 'Show or hide streaming statistics', ['D'], { kind: 'toggle-overlay' }),
]
