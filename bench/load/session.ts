import type { Work } from './work'

/** A load on one server, ready to be put. What making it ready costs is not measured. */
export type Session = {
  readonly put: (ms: number) => Promise<Work>
  readonly close: () => void
}
