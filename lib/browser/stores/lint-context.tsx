'use client'
import { createContext, type ReactNode, useContext } from 'react'
import { useStore } from 'zustand'
import { invariant } from '@/lib/result/invariant'
import type { LintState, LintStore } from './lint-store'

const LintContext = createContext<LintStore | null>(null)

/** Lends `lint` to everything below. */
export function LintProvider({ lint, children }: { readonly lint: LintStore; readonly children: ReactNode }) {
  return <LintContext value={lint}>{children}</LintContext>
}

/** What judges the open document, for event handlers. */
export function useLintHandle(): LintStore {
  const lint = useContext(LintContext)
  invariant(lint !== null, 'what shows problems stands inside a LintProvider')
  return lint
}

/** What `select` picks of the problems; renders again only when that changes (compared by Object.is). */
export const useLint = <T,>(select: (state: LintState) => T): T => useStore(useLintHandle(), select)
