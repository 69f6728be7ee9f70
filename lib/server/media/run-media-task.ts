import 'server-only'
import { type ChildProcess, spawn } from 'node:child_process'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import type { MediaTask, MediaTaskOutput } from '@/lib/ingest/media-task'
import { err, ok, type Result } from '@/lib/result/result'
import { watchEngine } from './engine-bounds'
import type { EngineMessage } from './engine-message'
import { projectRoot } from './project-root'

/** What may be asked of {@link runMediaTask}. */
export type RunOptions = {
  /** Called with 0..1. */
  readonly onProgress?: (fraction: number) => void
  readonly signal?: AbortSignal
  /** Told the id of the engine's process, for whoever measures it. */
  readonly onStart?: (pid: number) => void
  /** The engine is ended after this long without an answer; not at all if it is left out. */
  readonly timeoutMs?: number
  /** The engine is ended after this long without progress. */
  readonly stallMs?: number
  /** The most memory, in MiB: objects and FFmpeg's own buffers. */
  readonly memoryMiB?: number
  /** Another program in the engine's place, for tests. */
  readonly program?: string
}

const DEFAULT_STALL_MS = 5 * 60 * 1000
const DEFAULT_MEMORY_MIB = 3072

/** The most memory for objects of JavaScript, in MiB. */
const HEAP_MIB = 2048

/** The engine's place in the queue for processors, of -20 to 19: whoever labels goes first. */
const NICENESS = 10

/**
 * Why a task has no output, with a reason for people. `task`: the engine says that it cannot be done with this file.
 * `engine`: the engine itself crashed, took too long or too much memory, was cancelled or could not be started.
 * `unavailable`: what decodes and encodes cannot be loaded on this machine, whatever the file.
 */
export type MediaTaskError = { readonly of: 'task' | 'engine' | 'unavailable'; readonly reason: string }

/**
 * Does `task` in a process of its own. The error is a reason for people: the task failed, took too long, took too much
 * memory, or the engine crashed. Nothing that happens there reaches this process.
 */
export async function runMediaTask<T extends MediaTask>(
  task: T,
  options: RunOptions = {},
): Promise<Result<MediaTaskOutput[T['kind']], string>> {
  const answer = await tryMediaTask(task, options)
  return answer.ok ? answer : err(answer.error.reason)
}

/** Like {@link runMediaTask}, for whoever must not hold against the file what the engine did to itself. */
export async function tryMediaTask<T extends MediaTask>(
  task: T,
  options: RunOptions = {},
): Promise<Result<MediaTaskOutput[T['kind']], MediaTaskError>> {
  options.signal?.throwIfAborted()
  const child = startEngine(options)
  if (child.pid !== undefined) options.onStart?.(child.pid)
  const answer = await converse(child, task, options)
  child.kill('SIGKILL')
  // The engine is our own program: `done` carries what the task of this kind gives back.
  return answer.ok ? ok(answer.value as MediaTaskOutput[T['kind']]) : answer
}

function startEngine({ memoryMiB = DEFAULT_MEMORY_MIB, program }: RunOptions): ChildProcess {
  const root = projectRoot()
  const entry = program ?? join(/* turbopackIgnore: true */ root, 'lib', 'server', 'media', 'engine.ts')
  const heapMiB = Math.min(memoryMiB, HEAP_MIB)
  const child = spawn(process.execPath, [`--max-old-space-size=${heapMiB}`, '--import', 'tsx', entry], {
    cwd: root,
    env: engineEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
  })
  giveWay(child.pid)
  return child
}

/** At once, while the process has one thread: on Linux only those that it starts later inherit it. */
function giveWay(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, NICENESS)
  } catch {
    // It has ended already, or the system does not allow it: then it works as fast as everybody else.
  }
}

/** The engine reads strangers' files: it is told nothing that it does not need, no password and no database. */
function engineEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SystemRoot', 'LANG']
  const inherited = Object.fromEntries(kept.map((name) => [name, process.env[name]]))
  return { ...inherited, NODE_ENV: 'production', TSX_TSCONFIG_PATH: 'tsconfig.node.json' }
}

function converse(child: ChildProcess, task: MediaTask, options: RunOptions): Promise<Result<unknown, MediaTaskError>> {
  const { timeoutMs, stallMs = DEFAULT_STALL_MS, memoryMiB = DEFAULT_MEMORY_MIB, signal, onProgress } = options
  return new Promise((resolve) => {
    let complaints = ''
    const settle = (result: Result<unknown, MediaTaskError>) => {
      watch.end()
      signal?.removeEventListener('abort', abort)
      resolve(result)
    }
    const giveUp = (reason: string) => settle(err({ of: 'engine', reason }))
    const abort = () => giveUp('It was cancelled.')
    const watch = watchEngine(child.pid, { timeoutMs, stallMs, memoryMiB }, giveUp)
    signal?.addEventListener('abort', abort, { once: true })
    child.stderr?.on('data', (chunk: Buffer) => {
      complaints = (complaints + chunk.toString()).slice(-4000)
    })
    child.on('message', (message: EngineMessage) => {
      watch.noteProgress()
      if (message.kind === 'progress') onProgress?.(message.fraction)
      else settle(answerOf(message))
    })
    child.once('error', (error) => giveUp(`The media engine could not be started (${error.message}).`))
    // `close` comes after the last message has been delivered; `exit` may come before.
    child.once('close', (code, killedBy) => giveUp(crashReason(code, killedBy, complaints)))
    child.send(task, (error) => error !== null && giveUp(`The media engine could not be reached (${error.message}).`))
  })
}

function answerOf(message: Exclude<EngineMessage, { kind: 'progress' }>): Result<unknown, MediaTaskError> {
  if (message.kind === 'done') return ok(message.output)
  return err({ of: message.kind === 'failed' ? 'task' : 'unavailable', reason: message.reason })
}

function crashReason(code: number | null, killedBy: NodeJS.Signals | null, complaints: string): string {
  if (complaints.includes('heap out of memory')) return 'The media engine ran out of memory on this file.'
  const last = complaints.trim().split('\n').at(-1) ?? ''
  const detail = last === '' ? '' : `: ${last.slice(0, 200)}`
  return `The media engine crashed on this file (${killedBy ?? `exit code ${code}`})${detail}.`
}
