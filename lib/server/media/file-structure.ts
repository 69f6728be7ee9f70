import 'server-only'
import type { FileHandle } from 'node:fs/promises'
import type { Container } from '@/lib/ingest/container'
import { lookAtBoxes } from './box-structure'
import { lookAtElements } from './ebml-structure'

/** What speaks against a file before anything reads its index: how it is damaged, for people, or that it is encrypted. */
export type StructureFault = { readonly kind: 'damaged'; readonly reason: string } | { readonly kind: 'encrypted' }

/**
 * What is wrong with the structure of the file: that it ends before its own sizes say, that its index is missing, claims
 * what cannot be or contradicts itself, or that its video is encrypted; null if nothing is.
 *
 * Reads a few bytes of each part, whatever they claim to be: nothing is believed that readers would reserve memory for.
 */
export async function lookAtStructure(
  file: FileHandle,
  sizeBytes: number,
  container: Container,
): Promise<StructureFault | null> {
  if (sizeBytes === 0) return { kind: 'damaged', reason: 'it is empty (0 bytes).' }
  switch (container) {
    case 'mp4':
    case 'mov':
      return await lookAtBoxes(file, sizeBytes)
    case 'mkv':
    case 'webm':
      return await lookAtElements(file, sizeBytes)
    default:
      return null
  }
}
