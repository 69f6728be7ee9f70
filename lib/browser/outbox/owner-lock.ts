const PREFIX = 'framemark-outbox-'

/**
 * Holds the name of an owner of kept uploads until the returned function is called; the browser lets go of it when
 * the tab is closed, reloaded or killed. Source: Web Locks API. Without it (an insecure origin) no owner counts as alive.
 */
export function holdOwnerLock(owner: string): () => void {
  let release: () => void = () => {}
  const lifetime = new Promise<void>((resolve) => {
    release = resolve
  })
  void navigator.locks?.request(PREFIX + owner, () => lifetime).catch(() => {})
  return release
}

/** The owners that live now, in any tab. */
export async function livingOwners(): Promise<ReadonlySet<string>> {
  const { held } = (await navigator.locks?.query()) ?? {}
  const names = (held ?? []).flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : []))
  return new Set(names)
}
