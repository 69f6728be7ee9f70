import type { AskedPlace } from '@/lib/player/resume-position'

/** The place in the video that the address of the page names now. */
export function readAskedPlace(): AskedPlace {
  const asked = new URLSearchParams(window.location.search)
  return { frame: asked.get('frame'), t: asked.get('t'), segment: asked.get('segment') }
}
