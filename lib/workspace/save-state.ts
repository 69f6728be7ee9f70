import { needsDecision, type Outbox } from './outbox'

/** What the screen says about saving, and whether leaving the page now would lose something. */
export type SaveState = {
  readonly state: 'saved' | 'saving' | 'offline' | 'conflict' | 'failed'
  readonly words: string
  readonly mayLose: boolean
}

/**
 * The save state of `outbox`. An operation that is not on disk yet is not spoken of: the screen promises only what is
 * kept. What needs a person comes before what passes by itself.
 */
export function saveStateOf(outbox: Outbox): SaveState {
  const { entries, trouble } = outbox
  const mayLose = entries.some(({ durability }) => durability !== 'stored')
  const count = entries.filter(({ durability }) => durability !== 'writing').length
  const isUnkept = entries.some(({ durability }) => durability === 'unstorable')
  const conflicts = entries.filter(({ delivery }) => delivery.kind === 'conflict').length
  const refused = entries.filter((entry) => needsDecision(entry)).length - conflicts
  const say = (state: SaveState['state'], words: string): SaveState => ({ state, words, mayLose })

  if (conflicts > 0) return say('conflict', `${changes(conflicts)} in conflict`)
  if (refused > 0) return say('failed', `${changes(refused)} refused`)
  if (count === 0) return say('saved', 'All changes saved')
  if (trouble === null) return say('saving', `Saving ${changes(count)}…`)
  if (isUnkept) return say('failed', `${changes(count)} only in this page: keep it open`)
  const kept = `${changes(count)} kept on this computer`
  switch (trouble.kind) {
    case 'offline':
      return say('offline', `Offline: ${kept}`)
    case 'unreachable':
      return say('offline', `Server not reachable: ${kept}`)
    case 'server-failed':
      return say('offline', `Server cannot save now: ${kept}`)
    case 'signed-out':
      return say('offline', `Signed out: ${count} ${count === 1 ? 'edit is' : 'edits are'} kept here`)
    case 'refused':
      return say('failed', `Not saved: ${kept}`)
  }
}

const changes = (count: number): string => `${count} ${count === 1 ? 'change' : 'changes'}`
