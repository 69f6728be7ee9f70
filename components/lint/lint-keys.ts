/** The keys of the problems, as the shortcut sheet tells them. */
export const LINT_KEYS: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ['F8'], does: 'Next problem; with Shift the one before' },
  { keys: ['F9'], does: 'Mend the problem you are at in the way that is said first' },
]
