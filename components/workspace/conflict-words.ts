import type { KeyConflict } from '@/lib/commands/conflicts'

/** What stands against `key`, as people read it, in a sentence or two. */
export function conflictWords(key: string, conflict: KeyConflict): string {
  switch (conflict.kind) {
    case 'kept-by-browser':
      return `The browser keeps ${key} for itself and tells no page of it: press another key.`
    case 'used-by-browser':
      return `The browser uses ${key} for ${conflict.for}; here it would not do so any more.`
    case 'command':
      return conflict.command.isFixed === true
        ? `${key} is the key of the label “${conflict.command.title}”. A command comes before a label: the label’s key would do nothing.`
        : `${key} is already “${conflict.command.title}”, which would have it no more.`
  }
}
