/** Goes to `path` with everything loaded anew: who is signed in has changed. Elsewhere than to an address of ours it does not go. */
export function leaveFor(path: string): void {
  const target = new URL(path, window.location.origin)
  window.location.assign(target.origin === window.location.origin ? target.href : '/')
}
