import { open, rename, rm } from 'node:fs/promises'

/**
 * Writes `content` to `path`, whole or not at all: a file that was there stays until all of it is written, and is written
 * over only if `isForced`. Gives `path`; throws with a reason.
 */
export async function writeWhole(
  path: string,
  content: AsyncIterable<Uint8Array> | string,
  isForced: boolean,
): Promise<string> {
  if (!isForced) await takeName(path)
  const part = `${path}.part`
  try {
    const file = await open(part, 'w')
    try {
      if (typeof content === 'string') await file.writeFile(content)
      else for await (const chunk of content) await file.writeFile(chunk)
    } finally {
      await file.close()
    }
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    if (!isForced) await rm(path, { force: true })
    throw error
  }
  return path
}

async function takeName(path: string): Promise<void> {
  const file = await open(path, 'wx').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? new Error(`${path} is there already. Say --force to write over it.`) : error
  })
  await file.close()
}
