import { expect, test } from 'vitest'
import type { Fault, Finding } from './finding'
import { isDoctorsQuarantine, planQuarantine, type Quarantine, quarantineNote } from './quarantine'

const found = (
  ...codes: ('file-missing' | 'bytes-changed' | 'not-verified' | 'anonymization-unrecorded')[]
): Finding[] =>
  codes.map((code) => {
    const fault: Fault = code === 'not-verified' ? { code, detail: 'why' } : { code }
    return { video: { id: 'v', title: 't' }, variant: 'raw', rendition: 'original', fault }
  })

const GONE = 'The raw file is gone from the library’s folder. Found by doctor.'
const own: Quarantine = { reason: GONE }
const other: Quarantine = { reason: 'Consent was withdrawn.' }

test.each([
  { now: null, findings: [], plan: { kind: 'none' }, rule: 'a valid video needs none' },
  { now: null, findings: found('anonymization-unrecorded'), plan: { kind: 'none' }, rule: 'a note is no reason' },
  { now: null, findings: found('file-missing'), plan: { kind: 'set', reason: GONE }, rule: 'invalid' },
  {
    now: null,
    findings: found('not-verified', 'file-missing', 'bytes-changed'),
    plan: { kind: 'set', reason: GONE.replace('. Found', '. And 1 more. Found') },
    rule: 'the first invalid finding and how many more',
  },
  { now: null, findings: found('not-verified'), plan: { kind: 'none' }, rule: 'doubt begins none' },
  { now: own, findings: found('not-verified'), plan: { kind: 'already' }, rule: 'doubt ends none' },
  { now: own, findings: found('file-missing'), plan: { kind: 'already' }, rule: 'the reason is the recorded one' },
  {
    now: own,
    findings: found('bytes-changed'),
    plan: { kind: 'set', reason: expect.stringMatching(/not the bytes.*Found by doctor\.$/) },
    rule: 'the reason has changed',
  },
  { now: own, findings: found('anonymization-unrecorded'), plan: { kind: 'lift' }, rule: 'mended' },
  { now: other, findings: found('file-missing'), plan: { kind: 'none' }, rule: 'not doctor’s' },
  { now: other, findings: [], plan: { kind: 'none' }, rule: 'not doctor’s to lift' },
  { now: { reason: null }, findings: [], plan: { kind: 'none' }, rule: 'nobody’s' },
])('$plan.kind: $rule', ({ now, findings, plan }) => {
  expect(planQuarantine(now, findings)).toEqual(plan)
})

test('doctor knows what it wrote', () => {
  const plan = planQuarantine(null, found('bytes-changed', 'file-missing'))
  expect(isDoctorsQuarantine({ reason: plan.kind === 'set' ? plan.reason : '' })).toBe(true)
  expect([null, other, { reason: null }].map(isDoctorsQuarantine)).toEqual([false, false, false])
})

test.each([
  { now: null, findings: [], note: null },
  { now: own, findings: found('file-missing'), note: null },
  { now: own, findings: [], note: { code: 'quarantine-outdated' } },
  { now: other, findings: [], note: { code: 'quarantined-otherwise', detail: 'Consent was withdrawn.' } },
  { now: { reason: null }, findings: [], note: { code: 'quarantined-otherwise', detail: 'no reason was recorded' } },
])('a quarantine $now is noted as $note', ({ now, findings, note }) => {
  expect(quarantineNote(now, findings)).toEqual(note)
})
