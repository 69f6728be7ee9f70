import 'server-only'

/**
 * What the engine says to whoever started it: how far it is (0..1), then one of the others. `unavailable`: the native
 * half of the engine cannot be loaded here, which says nothing of the file.
 */
export type EngineMessage =
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'done'; readonly output: unknown }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'unavailable'; readonly reason: string }
