import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** A server in a process of its own, with whatever children it makes. */
export type Program = {
  readonly url: string
  readonly pid: number
  readonly isRunning: () => boolean
  /** The end of what it wrote, for a message about why it is gone. */
  readonly lastWords: () => string
  readonly stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<void>
}

/** What to start. With `url` it is there once that answers; without, it says `ready at <address>` itself. */
export type Launch = {
  readonly name: string
  readonly command?: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly url?: string
}

const READY = /ready at (http:\/\/\S+)/
const START_MS = 60_000
const KEPT_OUTPUT = 4000

const running = new Set<ChildProcess>()
process.once('exit', () => {
  // nginx, when it is killed, leaves its workers behind; told to end, it ends them first.
  for (const child of running) child.kill(child.spawnfile === process.execPath ? 'SIGKILL' : 'SIGTERM')
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130))

/** The arguments with which Node runs a TypeScript program of this project. */
export const typescript = (entry: string, ...args: string[]): string[] => ['--import', 'tsx', entry, ...args]

/** Starts a program and resolves when it serves; throws with what it wrote if it does not. It ends with this process. */
export async function startProgram({ name, command = process.execPath, args, env, url }: Launch): Promise<Program> {
  const settings = { TSX_TSCONFIG_PATH: 'tsconfig.node.json', NEXT_TELEMETRY_DISABLED: '1', ...env }
  const child = spawn(command, args, { env: { ...process.env, ...settings }, stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  child.once('exit', () => running.delete(child))
  let output = ''
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-KEPT_OUTPUT)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  child.once('error', (error) => keep(Buffer.from(error.message)))
  const isRunning = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null
  const address = await untilReady(() => (url === undefined ? announced(output) : answering(url)), isRunning)
  if (address === null) {
    child.kill('SIGKILL')
    throw new Error(`${name} does not serve:\n${output}`)
  }
  return {
    url: address,
    pid: child.pid ?? 0,
    isRunning,
    lastWords: () => output.trim(),
    async stop(signal = 'SIGTERM') {
      if (!isRunning()) return
      const ended = once(child, 'exit')
      child.kill(signal)
      await ended
    },
  }
}

async function untilReady(ask: () => Promise<string | null>, isRunning: () => boolean): Promise<string | null> {
  for (const startedAt = performance.now(); isRunning() && performance.now() - startedAt < START_MS; ) {
    const address = await ask()
    if (address !== null) return address
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return null
}

const announced = async (output: string): Promise<string | null> => READY.exec(output)?.[1]?.replace(/\/$/, '') ?? null

async function answering(url: string): Promise<string | null> {
  try {
    await (await fetch(url, { method: 'HEAD' })).arrayBuffer()
    return url
  } catch {
    return null
  }
}
