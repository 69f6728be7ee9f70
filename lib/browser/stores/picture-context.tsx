'use client'
import { createContext, type ReactNode, useContext, useState } from 'react'
import { useStore } from 'zustand'
import { invariant } from '@/lib/result/invariant'
import { createPictureStore, type PictureState, type PictureStore } from './picture-store'

const PictureContext = createContext<PictureStore | null>(null)

/** Makes the view of one player's picture and lends it to everything below. */
export function PictureProvider({ children }: { readonly children: ReactNode }) {
  const [picture] = useState(createPictureStore)
  return <PictureContext value={picture}>{children}</PictureContext>
}

/** The view itself, for event handlers. */
export function usePictureHandle(): PictureStore {
  const picture = useContext(PictureContext)
  invariant(picture !== null, 'what looks at the picture stands inside a PictureProvider')
  return picture
}

/** What `select` picks of the view; renders again only when that changes (compared by Object.is). */
export const usePicture = <T,>(select: (state: PictureState) => T): T => useStore(usePictureHandle(), select)
