import 'server-only'
import { randomUUID } from 'node:crypto'
import { db } from '@/lib/server/db/client'
import type { Job as JobRecord } from '@/lib/server/db/generated/client'
import type { StepEvent } from '@/lib/server/ingest/import-steps'
import { log } from '@/lib/server/log'
import { processWide } from '@/lib/server/process-wide'
import { claimJob, LEASE_MS, renewLeases } from './claim-job'
import { finishJob, type Interruption } from './finish-job'
import { setLiveSteps, tellOfJob } from './job-news'
import { runJob } from './run-job'
import { createStepTracker } from './step-tracker'
import { onWake } from './wake-worker'

/** Runs jobs in this process. `stop` ends what runs and has it begun again by whoever comes next. */
export type Worker = { readonly stop: () => Promise<void> }

export type WorkerOptions = {
  /** Two at once keep a disk and a processor busy; more only take memory. */
  readonly concurrency?: number
  /** The jobs that it takes, as they are now; all unless said. */
  readonly only?: () => readonly string[]
}

/** Between two looks for a job whose time has come. */
const POLL_MS = 1000
/** Between two tellings of one job's progress, and between two writings of it into its record. */
const TELL_MS = 250
const WRITE_MS = 2000

type Running = { readonly abort: (why: Exclude<Interruption, null>) => void; readonly done: Promise<void> }

/** The jobs that run in this process, so that a cancellation reaches them at once. */
const running = processWide<Map<string, Running>>('running-jobs')

export function startWorker({ concurrency = 2, only }: WorkerOptions = {}): Worker {
  const owner = randomUUID()
  const mine = new Map<string, Running>()
  let isStopping = false
  let filling: Promise<void> | null = null
  const fill = async () => {
    while (!isStopping && mine.size < concurrency) {
      const except = [...(running.value?.keys() ?? [])]
      const record = await claimJob(owner, only === undefined ? { except } : { only: only(), except })
      if (record === null) return
      const job = begin(record)
      mine.set(record.id, job)
      void job.done.finally(() => {
        mine.delete(record.id)
        wake()
      })
    }
  }
  // Said once until it passes: a full disk would fill the log, too.
  let isSick = false
  const tellSick = (error: unknown) => {
    if (!isSick) log().error({ err: error }, 'jobs cannot be looked for; it is tried again every second')
    isSick = true
  }
  const tellHealthy = () => {
    isSick = false
  }
  let isWanted = false
  const wake = () => {
    isWanted = true
    filling ??= (async () => {
      while (isWanted && !isStopping) {
        isWanted = false
        await fill().then(tellHealthy, tellSick)
      }
      filling = null
    })()
  }
  const polling = setInterval(wake, POLL_MS)
  const renewing = setInterval(() => {
    if (mine.size > 0) void renewLeases(owner, [...mine.keys()]).catch(() => {})
  }, LEASE_MS / 3)
  const stopListening = onWake(wake)
  wake()
  return {
    stop: async () => {
      isStopping = true
      clearInterval(polling)
      stopListening()
      for (const job of mine.values()) job.abort('stopped')
      await filling
      await Promise.allSettled([...mine.values()].map(({ done }) => done))
      clearInterval(renewing)
    },
  }
}

/** Ends the job `jobId` if it runs in this process; whether it does. */
export function abortRunning(jobId: string): boolean {
  const job = running.value?.get(jobId)
  job?.abort('cancelled')
  return job !== undefined
}

function begin(record: JobRecord): Running {
  running.value ??= new Map()
  const jobs = running.value
  const ending = new AbortController()
  let interruption: Interruption = record.cancelRequestedAt === null ? null : 'cancelled'
  if (interruption !== null) ending.abort()
  const done = attempt(record, ending.signal, () => interruption)
    .catch((error: unknown) => log().error({ err: error, jobId: record.id }, 'the end of a job could not be recorded'))
    .finally(() => jobs.delete(record.id))
  const job: Running = {
    abort: (why) => {
      interruption ??= why
      ending.abort()
    },
    done,
  }
  jobs.set(record.id, job)
  return job
}

async function attempt(record: JobRecord, signal: AbortSignal, interruption: () => Interruption): Promise<void> {
  const tracker = createStepTracker()
  setLiveSteps(record.id, tracker.steps())
  tellOfJob(record)
  let [toldAt, writtenAt] = [performance.now(), performance.now()]
  let isOver = false
  const onStep = (event: StepEvent) => {
    // What the engine still says when the attempt is over is no news.
    if (isOver) return
    const isTurn = tracker.take(event)
    const now = performance.now()
    setLiveSteps(record.id, tracker.steps())
    if (isTurn || now - toldAt >= TELL_MS) {
      toldAt = now
      tellOfJob(record)
    }
    if (isTurn || now - writtenAt >= WRITE_MS) {
      writtenAt = now
      void db()
        .job.updateMany({ where: { id: record.id, state: 'running' }, data: { steps: [...tracker.steps()] } })
        .catch(() => {})
    }
  }
  const result = await runJob(record, { onStep, signal })
  isOver = true
  await finishJob(record, result, tracker, interruption())
}
