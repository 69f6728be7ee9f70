/** What commands are for; the parts of the list of keys, in its order. */
export const COMMAND_GROUPS = ['Playing', 'Picture', 'Labeling', 'Editing', 'Timeline', 'Labels', 'View'] as const
export type CommandGroup = (typeof COMMAND_GROUPS)[number]

/**
 * Something a key can ask for. One row of a table: the list of keys, the palette and the keyboard all read it. What it
 * does is a handler with the same id.
 */
export type CommandSpec = {
  /** `group.what-it-does`; kept in people's own keys, so it stays for good. */
  readonly id: string
  /** A few words, as a wish: "Play or pause". */
  readonly title: string
  /** More words, where the title does not say all. */
  readonly does?: string
  readonly group: CommandGroup
  /** The keys it has until somebody chooses others, as `parseChord` reads them; none is possible. */
  readonly keys: readonly string[]
  /** Holding the key down repeats the command. Without it a held key is one wish. */
  readonly repeats?: true
  /** It can be asked for only once labeling was started. */
  readonly needs?: 'labeling'
  /** Its keys are not chosen in the list of keys: those of a label stand in its label set. */
  readonly isFixed?: true
}
