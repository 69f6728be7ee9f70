import 'server-only'
import { close, fstat, open } from 'node:fs'
import { realpath } from 'node:fs/promises'
import type { FileFacts } from '@/lib/readiness/facts'
import { locate, openErrorOf, READ_ONLY } from './open-media-file'

type Disk = FileFacts['disk']

/**
 * A look at stored files that says what `statMediaFile` says, for one pass over thousands of them: where a folder leads
 * is looked up once, and nothing is made for a file but what the system needs to open it.
 */
export function createMediaLook(): (storageKey: string) => Promise<Disk> {
  const folders = new Map<string, Promise<string>>()
  const resolve = (folder: string): Promise<string> => {
    const known = folders.get(folder) ?? realpath(folder)
    folders.set(folder, known)
    return known
  }
  return async (storageKey) => {
    try {
      const path = await locate(storageKey, resolve)
      return path.ok ? await look(path.value) : { kind: path.error }
    } catch (error) {
      return { kind: openErrorOf(error, storageKey) }
    }
  }
}

/** Opens the file, asks what it is, and closes it; rejects as the system does. */
const look = (path: string): Promise<Disk> =>
  new Promise((resolve, reject) => {
    open(path, READ_ONLY, (openError, descriptor) => {
      if (openError !== null) return reject(openError)
      fstat(descriptor, (statError, stat) => {
        close(descriptor, () => {
          if (statError !== null) reject(statError)
          else resolve(stat.isFile() ? { kind: 'present', sizeBytes: stat.size } : { kind: 'not-a-file' })
        })
      })
    })
  })
