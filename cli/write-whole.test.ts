import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeWhole } from './write-whole'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'framemark-write-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function* pieces(ends: 'well' | 'badly') {
  yield new TextEncoder().encode('one ')
  if (ends === 'badly') throw new Error('the server is gone')
  yield new TextEncoder().encode('two')
}

test('a file is there when it is whole', async () => {
  const path = join(folder, 'a.csv')
  expect(await writeWhole(path, pieces('well'), false)).toBe(path)
  expect(await readFile(path, 'utf8')).toBe('one two')
  expect(await readdir(folder)).toEqual(['a.csv'])
})

test('of a file that breaks off nothing stays, so that it can be written again', async () => {
  await expect(writeWhole(join(folder, 'a.csv'), pieces('badly'), false)).rejects.toThrow('the server is gone')
  expect(await readdir(folder)).toEqual([])
})

test('a file that is there stays as it was until the new one is whole', async () => {
  const path = join(folder, 'a.csv')
  await writeFile(path, 'before')
  await expect(writeWhole(path, 'x', false)).rejects.toThrow('Say --force')
  await expect(writeWhole(path, pieces('badly'), true)).rejects.toThrow('the server is gone')
  expect(await readFile(path, 'utf8')).toBe('before')
  await writeWhole(path, pieces('well'), true)
  expect(await readFile(path, 'utf8')).toBe('one two')
  expect(await readdir(folder)).toEqual(['a.csv'])
})
