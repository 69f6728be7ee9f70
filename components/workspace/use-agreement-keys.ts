import { useCallback } from 'react'
import { useAdjudicationKeys } from '@/components/agreement/use-adjudication-keys'
import type { AdjudicationAction } from '@/lib/agreement/adjudication-keys'
import type { OpenAdjudication } from '@/lib/browser/stores/adjudication-context'
import { usePlayerHandle } from '@/lib/browser/stores/player-context'

/** Does what the keys of the page ask for: of the player, or of the decisions while they are open. */
export function useAgreementKeys({ store, isClosed }: Pick<OpenAdjudication, 'store' | 'isClosed'>): void {
  const player = usePlayerHandle()
  const obey = useCallback(
    (action: AdjudicationAction) => {
      if (action.kind === 'play') return player.getState().toggle()
      if (action.kind === 'step') return player.getState().step(action.by)
      if (action.kind === 'go') return store.go(action.by)
      if (isClosed) return
      switch (action.kind) {
        case 'adopt':
          return store.adopt(action.nth)
        case 'mean':
          return store.mean()
        case 'none':
          return store.none()
        case 'undo':
          return store.undo()
        case 'adopt-agreed':
          return store.adoptAgreed()
      }
    },
    [player, store, isClosed],
  )
  useAdjudicationKeys(obey)
}
