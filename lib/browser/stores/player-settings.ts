import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { DEFAULT_PLAYER_SETTINGS, type PlayerSettings, parsePlayerSettings } from '@/lib/player/player-settings'

const KEY = 'framemark.player-settings'

/** How somebody likes the player: one for all videos of this browser, read once a page and kept with every change. */
export const playerSettings = createStore<PlayerSettings>(() => parsePlayerSettings(keptText()))

/** Changes some of the settings. Without storage (it is full, or forbidden) they last as long as the page. */
export function changePlayerSettings(changes: Partial<PlayerSettings>): void {
  playerSettings.setState(changes)
  try {
    localStorage.setItem(KEY, JSON.stringify(playerSettings.getState()))
  } catch {
    // They hold until the page goes.
  }
}

export const resetPlayerSettings = (): void => changePlayerSettings(DEFAULT_PLAYER_SETTINGS)

/** What `select` picks of the settings; renders again only when that changes. */
export const usePlayerSettings = <T>(select: (settings: PlayerSettings) => T): T => useStore(playerSettings, select)

/** Null also where there is no storage: on the server, and where it is forbidden. */
function keptText(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}
