import { median } from '@/bench/load/work'
import type { Round } from './round'

/** How one server stood a load. */
export type Standing = {
  readonly server: string
  readonly rounds: readonly Round[]
  /** Stored files that were open before and after; null where the system does not say. */
  readonly filesBefore: number | null
  readonly filesAfter: number | null
  /** Why it was left out from some round on; null if it was not. */
  readonly failure: string | null
}

/** The standings under one load, by server. */
export type Standings = ReadonlyMap<string, Standing>

export type Figure = Exclude<keyof Round, 'requests'>

/** The median over the rounds; null if it is not known. */
export function figureOf(standing: Standing | undefined, figure: Figure): number | null {
  const values = standing?.rounds.map((round) => round[figure]).filter((value) => value !== null) ?? []
  return values.length === 0 ? null : median(values)
}

/**
 * `figure` of one server by that of another: the median of the ratios of the rounds in which they took turns, so that
 * what the machine did meanwhile is in neither. Not the ratio of the medians, which need not be of the same moment.
 */
export function ratioOf(
  standings: Standings | undefined,
  figure: Figure,
  subject: string,
  peer: string,
): number | null {
  const peers = standings?.get(peer)?.rounds ?? []
  const ratios = (standings?.get(subject)?.rounds ?? []).flatMap((round, number) => {
    const [value, other] = [round[figure], peers[number]?.[figure] ?? null]
    return value === null || other === null || other === 0 ? [] : [value / other]
  })
  return ratios.length === 0 ? null : median(ratios)
}
