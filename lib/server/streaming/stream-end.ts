import 'server-only'

/**
 * How the body of an answer ended. `aborted`: the client left. `stalled`: it stopped reading. `truncated`: the file
 * shrank. `replaced`: the file became another one while it was sent. `failed`: it could not be read.
 */
export type StreamEnd = 'complete' | 'aborted' | 'stalled' | 'truncated' | 'replaced' | 'failed'
