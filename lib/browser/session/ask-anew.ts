import type { QueryClient } from '@tanstack/react-query'

/**
 * Asks for what was refused, or is not fresh any more, after somebody was let in again. What holds for as long as the page
 * is open stays as it is: the player stands on it, and would be opened anew where the video was left before.
 */
export function askAnew(client: QueryClient): void {
  void client.invalidateQueries({ predicate: (query) => query.isStale() || query.state.status === 'error' })
}
