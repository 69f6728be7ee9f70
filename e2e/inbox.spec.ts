import { copyFile, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { test } from './fixtures/server'
import { textVideo, variableVideo } from './fixtures/videos'
import { LibraryPage } from './pages/library-page'

test.use({ shelf: 'inbox' })

test('what is put into the inbox becomes a video; what is none is put aside with the reason', async ({
  page,
  server,
}) => {
  const inbox = (...names: string[]) => join(server.dataDir, 'inbox', ...names)
  await expect.poll(() => readdir(inbox())).toEqual(expect.arrayContaining(['anonymized', 'processed', 'raw']))
  await copyFile(await variableVideo(), inbox('anonymized', 'Case 12_anonymized.mp4'))
  await copyFile(await textVideo(), inbox('raw', 'text.mp4'))

  await new LibraryPage(page).open(server.url)
  const row = new LibraryPage(page).rows.filter({ hasText: 'Case 12' })
  await expect(row.getByTestId('readiness-badge')).toHaveAttribute('data-state', 'ready', { timeout: 60_000 })
  await expect(row).toContainText('Processed')

  await expect.poll(() => readdir(inbox('refused')).catch(() => []), { timeout: 30_000 }).toHaveLength(2)
  expect(await readFile(inbox('refused', 'text.mp4.reason.txt'), 'utf8')).toMatch(/not a video/i)
  expect(await readdir(inbox('anonymized'))).toEqual([])
  expect(await readdir(inbox('raw'))).toEqual([])
})
