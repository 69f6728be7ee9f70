import type { CommandSpec } from '@/lib/commands/command'

/** How the page looks. `panels`: as large as they came. */
export type Appearance = 'system' | 'light' | 'dark' | 'panels'

/** Without keys of their own: they are seldom wanted. */
export const APPEARANCE_COMMANDS: readonly (CommandSpec & { readonly appearance: Appearance })[] = [
  { id: 'view.theme-system', title: 'Theme: as the system', group: 'View', keys: [], appearance: 'system' },
  { id: 'view.theme-light', title: 'Theme: light', group: 'View', keys: [], appearance: 'light' },
  { id: 'view.theme-dark', title: 'Theme: dark', group: 'View', keys: [], appearance: 'dark' },
  { id: 'view.reset-panels', title: 'Panels as large as they came', group: 'View', keys: [], appearance: 'panels' },
]
