import 'server-only'
import type { Lock, Locker, RequestRelease } from '@tus/server'
import { apiError } from '@/lib/http/api-error'
import { processWide } from '@/lib/server/process-wide'
import { UploadRefusal } from './upload-refusal'

type Held = { readonly release: RequestRelease; readonly waiting: (() => void)[] }

const locks = processWide<Map<string, Held>>('upload-locks')

/** How long a request waits for another one on the same upload, which is asked to end at once. */
const PATIENCE_MS = 15_000

/** What a request is told that was given up in favour of another one, or waited for it in vain. */
export const LOCKED = apiError('upload-locked', 'Another request writes to this upload. Try again in a few seconds.')

/**
 * One request at a time on each upload. One that comes while another is under way asks that one to end (a client whose
 * connection broke is back before the server knows that it broke) and is told when it did. The library's own lock asks
 * again and again meanwhile, which keeps a processor busy for seconds.
 */
export const uploadLocker: Locker = { newLock: (id) => new UploadLock(id) }

class UploadLock implements Lock {
  readonly #id: string
  readonly #locks: Map<string, Held>

  constructor(id: string) {
    locks.value ??= new Map()
    this.#id = id
    this.#locks = locks.value
  }

  async lock(signal: AbortSignal, release: RequestRelease): Promise<void> {
    const held = this.#locks.get(this.#id)
    if (held === undefined) {
      this.#locks.set(this.#id, { release, waiting: [] })
      return
    }
    const free = this.#untilFree(held, signal)
    await held.release()
    await free
    this.#locks.set(this.#id, { release, waiting: held.waiting })
  }

  async unlock(): Promise<void> {
    const next = this.#locks.get(this.#id)?.waiting.shift()
    if (next === undefined) this.#locks.delete(this.#id)
    else next()
  }

  #untilFree({ waiting }: Held, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const ending = new AbortController()
      const turn = () => {
        ending.abort()
        resolve()
      }
      const giveUp = () => {
        waiting.splice(waiting.indexOf(turn), 1)
        ending.abort()
        reject(new UploadRefusal(LOCKED))
      }
      const timer = setTimeout(giveUp, PATIENCE_MS)
      ending.signal.addEventListener('abort', () => clearTimeout(timer))
      signal.addEventListener('abort', giveUp, { signal: ending.signal })
      waiting.push(turn)
    })
  }
}
