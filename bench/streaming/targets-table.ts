import { cell, formatTable, type Line } from '@/bench/host/table'
import { isReached, type Target } from './targets'

/** From here on the client may be what was measured. */
const BUSY_CLIENT = 0.9

/** The targets and whether they were reached. */
export function formatTargets(targets: readonly Target[]): string {
  const lines = targets.map((target): Line => {
    const { what, unit, bound, limit, found } = target
    return [markOf(target), what, `${bound} ${limit}${unit}`, cell(found, unit), remarkOf(target)]
  })
  const missed = targets.filter((target) => target.found !== null && !isReached(target)).length
  const unknown = targets.filter(({ found }) => found === null).length
  const sum = `${targets.length - missed - unknown} reached, ${missed} NOT reached, ${unknown} not measured`
  return ['Targets', formatTable(['', 'what', 'target', 'found', ''], lines, 3), sum].join('\n')
}

function markOf(target: Target): string {
  if (target.found === null) return 'not measured'
  return isReached(target) ? 'reached' : 'NOT REACHED'
}

function remarkOf({ clientCores }: Target): string {
  const most = Math.max(0, ...clientCores)
  return most < BUSY_CLIENT ? '' : `the client used ${(most * 100).toFixed(0)}% of a core`
}
