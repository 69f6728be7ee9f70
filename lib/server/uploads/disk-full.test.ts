import { execFileSync } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createTestLibrary } from '@/lib/server/db/test-database'
import { askUpload, begin, errorCode, send } from './test-uploads'
import { uploadPath } from './upload-record'

const MIB = 1024 * 1024

/** A small file system of its own at `folder`; false where this account may not make one. */
function mountSmall(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=72m,mode=700', 'tmpfs', folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

test('a disk that fills up in the middle keeps what has arrived; with room again the upload goes on', async (context) => {
  const library = await createTestLibrary()
  const uploads = join(library.root, 'uploads')
  if (!mountSmall(uploads)) {
    await library.close()
    return context.skip('only root may mount a small disk')
  }
  try {
    const bytes = new Uint8Array(6 * MIB).fill(7)
    const id = await begin(bytes.length)
    await expect(begin(6 * MIB)).rejects.toThrow('507')
    await writeFile(join(uploads, 'filler'), new Uint8Array(68 * MIB))

    const full = await send(id, 0, bytes)
    expect([full.status, await errorCode(full)]).toEqual([507, 'storage-full'])
    const offset = Number((await askUpload(id, 'HEAD')).headers.get('upload-offset'))
    expect(offset).toBeGreaterThan(3 * MIB)
    expect(offset).toBeLessThan(5 * MIB)

    await rm(join(uploads, 'filler'))
    expect((await send(id, offset, bytes.subarray(offset))).status).toBe(204)
    expect((await readFile(uploadPath(id))).equals(bytes)).toBe(true)
  } finally {
    execFileSync('umount', [uploads])
    await library.close()
  }
})
