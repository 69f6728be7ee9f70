import type { KeptWorkspace } from '@/lib/browser/outbox/kept-workspace'

/** A disk for tests that takes everything and has nothing. */
export const emptyDisk = (): KeptWorkspace => ({
  keep: () => Promise.resolve(),
  forget: () => Promise.resolve(),
  operations: () => Promise.resolve([]),
  steps: () => Promise.resolve([]),
})
