/** Tells whether a menu or the like was open when a pointer was pressed last: then the press was for closing it. */
export function watchOpenPopups(signal: AbortSignal): () => boolean {
  let wasOpen = false
  const onDown = () => {
    wasOpen = document.querySelector('[data-popup-open]') !== null
  }
  // Before whoever closes it has seen the press.
  window.addEventListener('pointerdown', onDown, { signal, capture: true })
  return () => wasOpen
}
