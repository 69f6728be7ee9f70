/**
 * How sending bytes ended. `aborted`: the client left, or its right to them was taken back. `stalled`: it stopped
 * reading. `truncated`: the file shrank. `replaced`: it became another file. `failed`: it could not be read.
 */
export type StreamEnd = 'complete' | 'aborted' | 'stalled' | 'truncated' | 'replaced' | 'failed'
