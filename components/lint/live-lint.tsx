import { type ReactNode, useEffect, useMemo } from 'react'
import { LintProvider } from '@/lib/browser/stores/lint-context'
import { createLintStore } from '@/lib/browser/stores/lint-store'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { SetRule } from '@/lib/labels/schema'

/** Judges the open document for everything below, and offers the commands of its problems. */
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
  useEffect(
    () =>
      workspace.commands.offer({
        'problems.next': () => lint.goBeside(1),
        'problems.previous': () => lint.goBeside(-1),
        'problems.fix': lint.fixCurrent,
      }),
    [workspace, lint],
  )
  return <LintProvider lint={lint}>{children}</LintProvider>
}
