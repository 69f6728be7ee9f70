import type { FoundFile, WantedVideo } from '@/lib/import/found-file'
import { MAX_IMPORT_BYTES, readFile } from '@/lib/import/read-file'
import { err, ok, type Result } from '@/lib/result/result'

/** A file of segments that somebody chose, read; or why it cannot be. */
export async function readPickedFile(picked: File, wanted: WantedVideo): Promise<Result<FoundFile, string>> {
  if (picked.size > MAX_IMPORT_BYTES) return err('The file is larger than 64 MiB. Split it.')
  const bytes = await picked.arrayBuffer().catch(() => null)
  if (bytes === null) return err('The file could not be read. It may have been moved or deleted.')
  const text = decode(bytes)
  if (text === null) return err('The file is not UTF-8 text.')
  const file = readFile(text, wanted)
  if (file.ok) return ok(file.value)
  const { message, line } = file.error
  return err(line === undefined ? message : `${message} (line ${line})`)
}

function decode(bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
