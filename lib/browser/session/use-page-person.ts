import { useQuery } from '@tanstack/react-query'
import { useStore } from 'zustand'
import type { PagePerson } from '@/lib/auth/page-session'
import { meQuery } from '@/lib/browser/queries/me'
import { pageSession } from './page-session'

/** Whose page this is; null until the server has said so. */
export function usePagePerson(): PagePerson | null {
  useQuery(meQuery)
  return useStore(pageSession, ({ person }) => person)
}
