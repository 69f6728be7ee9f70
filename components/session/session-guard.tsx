'use client'

import { KeyRound } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { useEffect } from 'react'
import { toast } from 'sonner'
import { useStore } from 'zustand'
import { isWorkspacePath } from '@/lib/auth/page-session'
import { pageSession, tellPageSession } from '@/lib/browser/session/page-session'
import { readKeptEdits } from '@/lib/browser/stores/workspace-registry'
import { keptEditsWords } from '@/lib/workspace/kept-edits'
import { SignInAgain, TITLE } from './sign-in-again'
import { useSessionWatch, useWayOut } from './use-session-watch'

/** Stands over every page and sees to it that whoever is locked out knows, loses nothing, and finds the way back in. */
export function SessionGuard() {
  useSessionWatch()
  useWayOut()
  useEditsOfOthers()
  const { person, lock, isPutOff } = useStore(pageSession)
  const path = usePathname()
  if (lock === null || person === null || !isWorkspacePath(path)) return null
  if (!isPutOff) return <SignInAgain person={person} lock={lock} />
  return (
    <button
      type="button"
      data-testid="locked-out"
      className="fixed bottom-4 left-4 z-50 inline-flex h-9 items-center gap-2 rounded-md border border-warn bg-surface px-3 text-sm text-ink shadow-lg hover:bg-raised"
      onClick={() => tellPageSession({ type: 'taken-up' })}
    >
      <KeyRound aria-hidden={true} className="size-4 text-warn" />
      {TITLE[lock.kind]}
      {lock.kind === 'signed-out' && '. Sign in again'}
    </button>
  )
}

/** Says once whose edits wait in this browser, if they are not those of whoever uses it now. */
function useEditsOfOthers(): void {
  const personId = useStore(pageSession, ({ person }) => person?.id)
  useEffect(() => {
    if (personId === undefined) return
    void readKeptEdits().then((kept) => {
      const others = kept.filter(({ userId }) => userId !== personId)
      for (const edits of others) toast.info(keptEditsWords(edits), { id: `kept-${edits.userId}`, duration: 20_000 })
    })
  }, [personId])
}
