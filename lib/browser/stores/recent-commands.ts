import { z } from 'zod'
import { createKeptStore } from './kept-store'

const MOST = 6
const ids = z.array(z.string()).max(MOST).catch([])

/** The commands chosen in the palette last, by id, the newest first. */
export const recentCommands = createKeptStore<readonly string[]>('framemark.recent-commands', (kept) =>
  ids.parse(kept ?? []),
)

export const noteCommand = (id: string): void =>
  recentCommands.keep([id, ...recentCommands.getState().filter((each) => each !== id)].slice(0, MOST))
