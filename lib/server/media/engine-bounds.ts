import 'server-only'
import { readFile } from 'node:fs/promises'

/** What an engine may take before it is ended. */
export type EngineBounds = {
  /** The longest that it may work altogether; no bound if undefined: a video of ten hours takes its time. */
  readonly timeoutMs: number | undefined
  /** The longest that it may work without a word of progress. */
  readonly stallMs: number
  /** The most memory it may have, of everything that the system counts as its own (resident), in MiB. */
  readonly memoryMiB: number
}

/** A watch over one engine. `noteProgress`: it gave a sign of life. */
export type Watch = { readonly noteProgress: () => void; readonly end: () => void }

const MEMORY_INTERVAL_MS = 500

/** Calls `giveUp` once, with the reason for people, when the process `pid` goes beyond `bounds`. */
export function watchEngine(pid: number | undefined, bounds: EngineBounds, giveUp: (reason: string) => void): Watch {
  const { timeoutMs, stallMs, memoryMiB } = bounds
  const timers: NodeJS.Timeout[] = []
  if (timeoutMs !== undefined) {
    timers.push(setTimeout(() => giveUp(`It took longer than ${durationText(timeoutMs)} and was ended.`), timeoutMs))
  }
  const stall = setTimeout(() => giveUp(`It made no progress for ${durationText(stallMs)} and was ended.`), stallMs)
  const lookAtMemory = async () => {
    const used = pid === undefined ? null : await residentMiB(pid)
    if (used !== null && used > memoryMiB)
      giveUp(`It needed more than ${memoryText(memoryMiB)} of memory and was ended.`)
  }
  timers.push(
    stall,
    setInterval(() => void lookAtMemory(), MEMORY_INTERVAL_MS),
  )
  return {
    noteProgress: () => stall.refresh(),
    end: () => {
      for (const timer of timers) clearTimeout(timer)
    },
  }
}

/** The resident memory of a process; null where the system does not say (it has ended, or this is not Linux). See proc(5). */
async function residentMiB(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]
  return kibibytes === undefined ? null : Number(kibibytes) / 1024
}

const memoryText = (mebibytes: number): string =>
  mebibytes >= 1024 ? `${Math.round((mebibytes / 1024) * 10) / 10} GiB` : `${mebibytes} MiB`

function durationText(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000)
  return seconds >= 120 ? `${Math.round(seconds / 60)} minutes` : `${seconds} s`
}
