import 'server-only'
import { open } from 'node:fs/promises'
import { type Container, listsFrames, SNIFFED_BYTES, sniffContainer } from '@/lib/ingest/container'
import type { ProbeReport } from '@/lib/ingest/probe-report'
import { lookAtStructure, type StructureFault } from './file-structure'
import { loadNativeEngine, NativeEngineUnavailable } from './native-engine'
import { probeIndexed } from './probe-indexed'
import { readAt } from './read-at'
import type { ReportProgress } from './report-progress'

const DECODED: readonly Container[] = ['avi', 'ogg', 'mpeg-ts', 'mpeg-ps', 'flv', 'asf']

/**
 * Measures the file at `path`. Throws only if the file cannot be opened at all, or if the native half of the engine is
 * needed and cannot be loaded.
 */
export async function probeFile(path: string, onProgress: ReportProgress): Promise<ProbeReport> {
  const { container, fault } = await lookAtBytes(path)
  if (fault?.kind === 'encrypted') return { kind: 'encrypted', container }
  if (fault?.kind === 'damaged') return { kind: 'unreadable', container, damage: fault.reason }
  try {
    if (listsFrames(container)) return await probeIndexed(path, container, onProgress)
    if (DECODED.includes(container)) return await probeByDecoding(path, container, onProgress)
  } catch (error) {
    if (error instanceof NativeEngineUnavailable) throw error
    const message = error instanceof Error ? error.message : String(error)
    return { kind: 'unreadable', container, damage: `it cannot be read to its end (${message}).` }
  }
  return { kind: 'unreadable', container, damage: null }
}

async function lookAtBytes(path: string): Promise<{ container: Container; fault: StructureFault | null }> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const container = sniffContainer(await readAt(file, 0, SNIFFED_BYTES))
    return { container, fault: await lookAtStructure(file, size, container) }
  } finally {
    await file.close()
  }
}

/** Loaded only here: FFmpeg is large, and most files never need it for this. */
async function probeByDecoding(path: string, container: Container, onProgress: ReportProgress): Promise<ProbeReport> {
  await loadNativeEngine()
  const { indexByDecoding } = await import('./index-by-decoding')
  return { kind: 'readable', container, video: await indexByDecoding(path, onProgress) }
}
