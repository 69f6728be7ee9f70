import { readdir, readFile, readlink, writeFile } from 'node:fs/promises'

/** What the system says of some processes and their children, summed. */
export type ProcessFacts = {
  /** Seconds of processor time so far, all threads, in the program and in the kernel for it. */
  readonly cpuSeconds: number
  readonly residentBytes: number
  /** The most memory since the start, or since {@link forgetPeak}. */
  readonly peakBytes: number
  /** Bytes asked of the system by read and sendfile so far, from disk or page cache; those of sockets are in it too. */
  readonly readBytes: number
}

const CLOCK_TICKS_PER_SECOND = 100
const NOTHING: ProcessFacts = { cpuSeconds: 0, residentBytes: 0, peakBytes: 0, readBytes: 0 }

/** The facts of `pids` and their descendants; null where there is no /proc, or none of them lives. */
export async function processFacts(pids: readonly number[]): Promise<ProcessFacts | null> {
  const all = await Promise.all((await withDescendants(pids)).map(factsOf))
  const known = all.filter((facts) => facts !== null)
  if (known.length === 0) return null
  return known.reduce(
    (sum, facts) => ({
      cpuSeconds: sum.cpuSeconds + facts.cpuSeconds,
      residentBytes: sum.residentBytes + facts.residentBytes,
      peakBytes: sum.peakBytes + facts.peakBytes,
      readBytes: sum.readBytes + facts.readBytes,
    }),
    NOTHING,
  )
}

/** How many files below `folder` the processes have open; null where the system does not say. */
export async function openFilesBelow(folder: string, pids: readonly number[]): Promise<number | null> {
  let count: number | null = null
  for (const pid of await withDescendants(pids)) {
    const descriptors = await readdir(`/proc/${pid}/fd`).catch(() => null)
    if (descriptors === null) continue
    count ??= 0
    for (const fd of descriptors) {
      const target = await readlink(`/proc/${pid}/fd/${fd}`).catch(() => '')
      if (target.startsWith(`${folder}/`)) count += 1
    }
  }
  return count
}

/** Has the peak of memory start again from now, where the system allows it. */
export async function forgetPeak(pids: readonly number[]): Promise<void> {
  for (const pid of await withDescendants(pids)) await writeFile(`/proc/${pid}/clear_refs`, '5').catch(() => undefined)
}

async function withDescendants(pids: readonly number[]): Promise<number[]> {
  const found = await Promise.all(
    pids.map(async (pid) => {
      const tasks = await readdir(`/proc/${pid}/task`).catch(() => [])
      const lists = await Promise.all(tasks.map((task) => read(`/proc/${pid}/task/${task}/children`)))
      return withDescendants(lists.flatMap((list) => (list ?? '').split(' ').filter(Boolean).map(Number)))
    }),
  )
  return [...pids, ...found.flat()]
}

/** Of proc(5): utime and stime are fields 14 and 15 of stat, counted behind the name in brackets, which may hold spaces. */
async function factsOf(pid: number): Promise<ProcessFacts | null> {
  const [stat, status, io] = await Promise.all(['stat', 'status', 'io'].map((name) => read(`/proc/${pid}/${name}`)))
  if (stat == null || status == null || io == null) return null
  const times = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const kibibytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
  return {
    cpuSeconds: (Number(times[11]) + Number(times[12])) / CLOCK_TICKS_PER_SECOND,
    residentBytes: kibibytes('VmRSS') * 1024,
    peakBytes: kibibytes('VmHWM') * 1024,
    readBytes: Number(/^rchar: (\d+)/m.exec(io)?.[1] ?? 0),
  }
}

const read = (path: string): Promise<string | null> => readFile(path, 'utf8').catch(() => null)
