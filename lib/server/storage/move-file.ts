import 'server-only'
import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { copyFile, rename, rm } from 'node:fs/promises'
import { syncPath } from './sync-path'

/** Moves a file, also to another file system: then it is whole there before it is gone here. Throws if it cannot. */
export async function moveFile(from: string, to: string): Promise<void> {
  if (await renameFile(from, to)) return
  const draft = `${to}.${randomUUID()}.part`
  try {
    await copyFile(from, draft, constants.COPYFILE_EXCL)
    await syncPath(draft)
    await rename(draft, to)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  await rm(from)
}

/** Whether the file could be given the name `to`; false if that lies on another file system. Throws for any other reason. */
export async function renameFile(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EXDEV') return false
    throw error
  }
}
