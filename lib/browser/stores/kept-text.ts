/** The text this browser keeps under `key`; null also where there is no storage: on the server, and where it is forbidden. */
export function keptText(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** Keeps `text`. Without storage (it is full, or forbidden) nothing is kept: what it says holds until the page goes. */
export function keepText(key: string, text: string): void {
  try {
    localStorage.setItem(key, text)
  } catch {
    // It holds until the page goes.
  }
}
