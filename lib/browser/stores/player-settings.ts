import { useStore } from 'zustand'
import { DEFAULT_PLAYER_SETTINGS, type PlayerSettings, parsePlayerSettings } from '@/lib/player/player-settings'
import { createKeptStore } from './kept-store'

/** How somebody likes the player: one for all videos and tabs of this browser. */
export const playerSettings = createKeptStore('framemark.player-settings', parsePlayerSettings)

/** Changes some of the settings. */
export const changePlayerSettings = (changes: Partial<PlayerSettings>): void =>
  playerSettings.keep({ ...playerSettings.getState(), ...changes })

export const resetPlayerSettings = (): void => playerSettings.keep(DEFAULT_PLAYER_SETTINGS)

/** What `select` picks of the settings; renders again only when that changes. */
export const usePlayerSettings = <T>(select: (settings: PlayerSettings) => T): T => useStore(playerSettings, select)
