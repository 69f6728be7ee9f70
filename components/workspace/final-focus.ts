import type { SessionStore } from '@/lib/browser/stores/workspace-session-store'

/**
 * Where the focus goes when a dialog closes: back to the control it was on, else nowhere, so that keys reach the page.
 * Left alone, the dialog would give it to the nearest button, and the space bar with it.
 */
export const finalFocus = (session: SessionStore) => () => {
  const { opener } = session.getState()
  return opener instanceof HTMLElement && opener.tabIndex >= 0 ? opener : false
}
