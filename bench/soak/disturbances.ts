import { say } from '@/bench/host/say'
import type { ChangingFile } from './changing-file'
import type { RestartableServer } from './restartable-server'
import type { Tally } from './tally'

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Cuts and replaces the files, one after the other, about once a second. */
export async function disturbFiles(files: readonly ChangingFile[], tally: Tally, goesOn: () => boolean): Promise<void> {
  for (let turn = 0; goesOn(); turn += 1) {
    await pause(300 + 900 * Math.random())
    const file = files[turn % files.length]
    if (Math.random() < 0.5) {
      await file?.cut(100 + 900 * Math.random())
      tally.cuts += 1
    } else {
      await file?.replace()
      tally.replaced += 1
    }
  }
}

/** Stops and starts the server again and again, in good order and by a kill in turns. */
export async function disturbServer(
  server: RestartableServer,
  everyMs: number,
  tally: Tally,
  goesOn: () => boolean,
): Promise<void> {
  for (let turn = 0; ; turn += 1) {
    await pauseWhile(goesOn, everyMs)
    if (!goesOn()) return
    const signal = turn % 2 === 0 ? 'SIGTERM' : 'SIGKILL'
    say(`  restart by ${signal}`)
    await server.restart(signal)
    if (signal === 'SIGKILL') tally.kills += 1
    tally.restarts += 1
  }
}

async function pauseWhile(goesOn: () => boolean, ms: number): Promise<void> {
  for (const until = performance.now() + ms; goesOn() && performance.now() < until; ) await pause(100)
}
