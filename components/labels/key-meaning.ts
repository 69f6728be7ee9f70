import { COMMANDS } from '@/lib/browser/commands/all-commands'
import { commandWithHotkey } from '@/lib/commands/conflicts'
import { createKeymap } from '@/lib/commands/keymap'
import type { KeyMeaning } from '@/lib/labels/check-label-set'

const keymap = createKeymap(COMMANDS)

/** What a key of the workspace does before any label hears of it. */
export const keyMeaning: KeyMeaning = (key) => commandWithHotkey(keymap, key)?.title
