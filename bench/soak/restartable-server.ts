import { startApplication } from '@/bench/host/application'
import { freePort } from '@/bench/host/free-port'
import type { Library } from '@/bench/host/library'
import { processFacts } from '@/bench/host/process-facts'
import type { Program } from '@/bench/host/program'

/** The built application at one address, stopped and started again. */
export type RestartableServer = {
  readonly url: string
  readonly program: () => Program
  /** Changes whenever it stops or starts: an answer that saw it change, or was asked while it is odd, may break. */
  readonly generation: () => number
  readonly restart: (signal: 'SIGTERM' | 'SIGKILL') => Promise<void>
  /** Memory of the process that runs now, a little after its start; null if it is too early or not known. */
  readonly startBytes: () => number | null
}

const SETTLED_MS = 3000

export async function openRestartableServer(library: Library): Promise<RestartableServer> {
  const port = await freePort()
  let program = await startApplication(library, port)
  let generation = 0
  let startBytes: number | null = null
  const watchStart = (): void => {
    const started = program
    startBytes = null
    const measure = async (): Promise<void> => {
      const bytes = (await processFacts([started.pid]))?.residentBytes ?? null
      if (started === program && generation % 2 === 0) startBytes = bytes
    }
    setTimeout(measure, SETTLED_MS).unref()
  }
  watchStart()
  return {
    url: program.url,
    program: () => program,
    generation: () => generation,
    startBytes: () => startBytes,
    async restart(signal) {
      generation += 1
      await program.stop(signal)
      program = await startApplication(library, port)
      generation += 1
      watchStart()
    },
  }
}
