import { z } from 'zod'

/** What each setting may be; whole numbers. `step` is what a field's arrows change it by. */
export const SETTING_LIMITS = {
  stepFrames: { least: 1, most: 1000, step: 1 },
  microscopeFrames: { least: 9, most: 15, step: 1 },
  cacheMiB: { least: 64, most: 2048, step: 64 },
} as const

const within = ({ least, most }: { readonly least: number; readonly most: number }) =>
  z.number().int().min(least).max(most)

/** How somebody likes the player, in this browser. A value that is not one falls back to its default, alone. */
const playerSettings = z.object({
  /** How far Shift and an arrow step. */
  stepFrames: within(SETTING_LIMITS.stepFrames).catch(10),
  /** How many frames round a boundary are seen beside each other. */
  microscopeFrames: within(SETTING_LIMITS.microscopeFrames).catch(11),
  /** Memory for decoded frames. */
  cacheMiB: within(SETTING_LIMITS.cacheMiB).catch(256),
  /** Whether frames are fetched before they are asked for. */
  prefetch: z.enum(['on', 'off']).catch('on'),
})
export type PlayerSettings = Readonly<z.infer<typeof playerSettings>>

export const DEFAULT_PLAYER_SETTINGS: PlayerSettings = playerSettings.parse({})

/** The settings that were kept; undefined where none were. What is not one is the default. */
export const parsePlayerSettings = (kept: unknown): PlayerSettings =>
  playerSettings.catch(DEFAULT_PLAYER_SETTINGS).parse(kept ?? {})

/** `text`, as typed into the field of a setting, as its value; null if it is not one. */
export function parseSetting(name: keyof typeof SETTING_LIMITS, text: string): number | null {
  const { least, most } = SETTING_LIMITS[name]
  const value = /^\s*\d{1,6}\s*$/.test(text) ? Number(text) : Number.NaN
  return value >= least && value <= most ? value : null
}
