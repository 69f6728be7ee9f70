import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, onTestFinished, test, vi } from 'vitest'
import { askAnew } from './ask-anew'

test('what was refused or is old is asked for; what never changes is not', async () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  onTestFinished(() => client.clear())
  let isRefused = true
  const asked: string[] = []
  const watch = (name: string, staleTime: number) => {
    const queryFn = async () => {
      asked.push(name)
      if (name === 'refused' && isRefused) throw new Error('unauthenticated')
      return name
    }
    onTestFinished(new QueryObserver(client, { queryKey: [name], queryFn, staleTime }).subscribe(() => {}))
  }
  watch('frame-index', Number.POSITIVE_INFINITY)
  watch('readiness', 0)
  watch('refused', Number.POSITIVE_INFINITY)
  await vi.waitFor(() => expect(client.getQueryState(['refused'])?.status).toBe('error'))
  isRefused = false
  asked.length = 0
  askAnew(client)
  await vi.waitFor(() => expect(client.getQueryState(['refused'])?.status).toBe('success'))
  expect(asked.toSorted()).toEqual(['readiness', 'refused'])
})
