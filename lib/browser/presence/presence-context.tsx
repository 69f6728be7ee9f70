'use client'
import { createContext, useContext } from 'react'
import type { PresenceStore } from './presence-store'

/** Lends the presence of the page to everything below; null while there is none. */
export const PresenceContext = createContext<PresenceStore | null>(null)

export const usePresenceHandle = (): PresenceStore | null => useContext(PresenceContext)
