import 'server-only'
import { open } from 'node:fs/promises'

/** Puts a file or a folder on the disk: a new name is only safe when the folder that holds it is. */
export async function syncPath(path: string): Promise<void> {
  const opened = await open(path, 'r')
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}
