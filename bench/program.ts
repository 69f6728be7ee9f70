import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'

/** A server in a process of its own. */
export type Program = {
  readonly url: string
  /** Seconds of processor time it has used so far, all threads; null where the system does not say. */
  readonly cpuSeconds: () => Promise<number | null>
  readonly stop: () => Promise<void>
}

const READY = /ready at (http:\/\/\S+)/
const CLOCK_TICKS_PER_SECOND = 100

/** Starts a TypeScript program of this project; resolves when it says `ready at <address>`. */
export async function startProgram(
  entry: string,
  args: readonly string[],
  extra: Readonly<Record<string, string>> = {},
): Promise<Program> {
  const env = { ...process.env, TSX_TSCONFIG_PATH: 'tsconfig.node.json', NEXT_TELEMETRY_DISABLED: '1', ...extra }
  const child = spawn(process.execPath, ['--import', 'tsx', entry, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const address = READY.exec(output)?.[1]
      if (address !== undefined) resolve(address.replace(/\/$/, ''))
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${entry} ended with ${code} before it served:\n${output}`)))
  })
  return {
    url,
    cpuSeconds: () => cpuSecondsOf(child.pid),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** utime and stime of proc(5), fields 14 and 15, counted behind the name in brackets, which may hold spaces. */
async function cpuSecondsOf(pid: number | undefined): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  if (stat === null) return null
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS_PER_SECOND
}
