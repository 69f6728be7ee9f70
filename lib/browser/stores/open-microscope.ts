import { createMicroscopeActions, type MicroscopeParts } from './microscope-actions'
import { createMicroscopeStore } from './microscope-store'
import { createVerifyWalk } from './verify-walk'
import type { OpenMicroscope } from './workspace-context'

/** The microscope over the document of `videoId`, closed. */
export function openMicroscope(
  parts: Omit<MicroscopeParts, 'microscope'> & { readonly videoId: string },
): OpenMicroscope {
  const store = createMicroscopeStore(parts.videoId)
  const actions = createMicroscopeActions({ ...parts, microscope: store })
  return { store, actions, walk: createVerifyWalk({ ...parts, microscope: store, actions }) }
}
