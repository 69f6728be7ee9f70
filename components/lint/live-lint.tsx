import { type ReactNode, useEffect, useMemo } from 'react'
import { LintProvider } from '@/lib/browser/stores/lint-context'
import { createLintStore, type LintStore } from '@/lib/browser/stores/lint-store'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { SetRule } from '@/lib/labels/schema'

/** Judges the open document for everything below, and listens for the keys of its problems. */
export function LiveLint({
  setRules,
  children,
}: {
  readonly setRules: readonly SetRule[]
  readonly children: ReactNode
}) {
  const workspace = useWorkspaceHandle()
  const player = usePlayerHandle()
  const lint = useMemo(() => createLintStore({ workspace, player, setRules }), [workspace, player, setRules])
  useEffect(() => lint.start(), [lint])
  useLintKeys(lint)
  return <LintProvider lint={lint}>{children}</LintProvider>
}

/** Also from a text field: no key of text does what these do. An open dialog keeps its keys. */
function useLintKeys(lint: LintStore): void {
  useEffect(() => {
    const ending = new AbortController()
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isLintKey(event)) return
      event.preventDefault()
      if (event.key === 'F9') lint.fixCurrent()
      else lint.goBeside(event.shiftKey ? -1 : 1)
    }
    window.addEventListener('keydown', onKeyDown, { signal: ending.signal })
    return () => ending.abort()
  }, [lint])
}

function isLintKey(event: KeyboardEvent): boolean {
  if (event.key !== 'F8' && event.key !== 'F9') return false
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return false
  return !(event.target instanceof Element && event.target.closest('[role="dialog"]') !== null)
}
