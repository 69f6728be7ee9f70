'use client'
import { createContext, type ReactNode, useContext } from 'react'
import { useStore } from 'zustand'
import type { AskForStrip } from '@/lib/player/frame-port'
import { invariant } from '@/lib/result/invariant'
import type { OpenPlayer, PlayerSource } from './open-player'
import type { PlayerState, PlayerStore } from './player-state'

const PlayerContext = createContext<OpenPlayer | null>(null)

/** Lends `player` to everything below. Whoever opened it disposes it. */
export function PlayerProvider({ player, children }: { readonly player: OpenPlayer; readonly children: ReactNode }) {
  return <PlayerContext value={player}>{children}</PlayerContext>
}

function useOpenPlayer(): OpenPlayer {
  const player = useContext(PlayerContext)
  invariant(player !== null, 'a player component stands inside a PlayerProvider')
  return player
}

/** What `select` picks of the player; renders again only when that changes (compared by Object.is). */
export function usePlayer<T>(select: (state: PlayerState) => T): T {
  return useStore(useOpenPlayer().store, select)
}

/** The player itself, for event handlers and `subscribeFrame`: `usePlayerHandle().getState().step(1)`. */
export const usePlayerHandle = (): PlayerStore => useOpenPlayer().store

/** The element that shows the video. */
export const usePlayerElement = (): HTMLVideoElement => useOpenPlayer().element

/** The canvas that covers the element while it shows a frame of its own. */
export const usePlayerCanvas = (): HTMLCanvasElement => useOpenPlayer().canvas

/** Asks for pictures of several frames; null where this browser cannot decode them. */
export const usePlayerStrip = (): AskForStrip | null => useOpenPlayer().strip

/** Which video is open. */
export const usePlayerSource = (): PlayerSource => useOpenPlayer().source
