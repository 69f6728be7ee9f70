import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { NOTICE_STYLES } from '@/lib/http/page-policy'

test('the styles of the notices that are installed are the ones that are let in', () => {
  const source = readFileSync('node_modules/sonner/dist/index.mjs', 'utf8')
  const css = /^__insertCSS\((".*")\);?$/m.exec(source)?.[1]
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  expect(NOTICE_STYLES).toEqual([hash(''), hash(JSON.parse(css ?? '""'))])
})
