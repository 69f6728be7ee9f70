import { useStore } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import { createStore } from 'zustand/vanilla'

/** Finished jobs that were read and put away, by id: in this tab, until it is closed. */
const store = createStore<{ readonly ids: readonly string[] }>()(
  persist(() => ({ ids: [] as readonly string[] }), {
    name: 'framemark.dismissed-jobs',
    storage: createJSONStorage(() => sessionStorage),
  }),
)

/** How many are remembered: more than the server tells of. */
const MOST = 500

export function dismissJobs(jobIds: readonly string[]): void {
  store.setState(({ ids }) => ({ ids: [...ids.filter((id) => !jobIds.includes(id)), ...jobIds].slice(-MOST) }))
}

/** The ids of what was put away, oldest first. */
export const useDismissedJobs = (): readonly string[] => useStore(store, ({ ids }) => ids)
