import { expect, test } from 'vitest'
import type { VideoFilter } from '@/lib/browser/queries/video-list'
import { activeFilters } from './filter-words'

const NOTHING: VideoFilter = {
  query: '',
  readiness: 'all',
  variant: 'any',
  label: '',
  assignee: 'anyone',
  sort: 'newest',
}

test.each([
  { filter: {}, active: [] },
  { filter: { query: 'knee', readiness: 'ready', sort: 'title' }, active: [] },
  {
    filter: { variant: 'both', label: 'Finding', assignee: 'none' },
    active: [
      { words: 'Raw and processed', off: { variant: 'any' } },
      { words: 'Label: Finding', off: { label: '' } },
      { words: 'Work: Nobody’s yet', off: { assignee: 'anyone' } },
    ],
  },
] as const)('$filter shows as $active', ({ filter, active }) => {
  expect(activeFilters({ ...NOTHING, ...filter })).toEqual(active)
})
