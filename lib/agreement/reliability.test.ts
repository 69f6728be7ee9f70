import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cohenKappa, labelKappa, setKappa } from './cohen-kappa'
import type { ComparedDocument } from './document'
import { anyDocument, anyDocuments, documentOf, everyFrame, FRAMES } from './document.arbitrary'
import { type Figure, figure } from './figure'
import { frameLabels } from './frame-labels'
import { krippendorffAlpha, labelAlpha, setAlpha } from './krippendorff-alpha'
import { labelIou, labelIous, meanIou } from './temporal-iou'

const LABELS = ['x', 'y', 'z']

/** Three people on 400 frames, whose figures other programs computed frame by frame. */
const THREE = [
  documentOf('a', ['x', 10, 60], ['y', 60, 130], ['x', 200, 260], ['p', 300, 301]),
  documentOf('b', ['x', 14, 58], ['y', 58, 131], ['x', 205, 240], ['y', 240, 262]),
  documentOf('c', ['x', 10, 66], ['y', 70, 120], ['p', 300, 301], ['x', 190, 261], ['y', 350, 400]),
]

describe('Cohen’s kappa', () => {
  test('the example of Cohen 1960: kappa 0.492', () => {
    // 200 units. Diagonal 88 + 40 + 12 = 140: p_o 0.70. Rows 120 60 20, columns 100 60 40:
    // p_e = 0.6 x 0.5 + 0.3 x 0.3 + 0.1 x 0.2 = 0.41. (0.70 - 0.41) / (1 - 0.41) = 0.4915.
    const table = [
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ]
    const judgements = table.flatMap((row, a) => row.map((units, b) => ({ a: String(a), b: String(b), units })))
    expect(cohenKappa(judgements).value).toBeCloseTo(29 / 59, 12)
  })

  test('of frames: 100 of them, 20 said by both, 10 by one alone, 10 by the other', () => {
    // p_o = (20 + 60) / 100. p_e = 0.3 x 0.3 + 0.7 x 0.7 = 0.58. (0.80 - 0.58) / 0.42 = 11/21.
    const runs = frameLabels([documentOf('a', ['x', 0, 30]), documentOf('b', ['x', 10, 40])], 100)
    expect(labelKappa(runs, 0, 1, 'x').value).toBeCloseTo(11 / 21, 12)
    expect(setKappa(runs, 0, 1).value).toBeCloseTo(11 / 21, 12)
  })

  test('as scikit-learn 1.9.1 says (cohen_kappa_score over the 400 frames)', () => {
    const runs = frameLabels(THREE, 400)
    const expected = [
      { a: 0, b: 1, kappas: [0.8528886366979804, 0.7870147715561663] },
      { a: 0, b: 2, kappas: [0.6803504306390031, 0.8982949446604847] },
      { a: 1, b: 2, kappas: [0.547221812097052, 0.6919819039368563] },
    ]
    for (const { a, b, kappas } of expected) {
      expect(setKappa(runs, a, b).value).toBeCloseTo(kappas[0] ?? 0, 12)
      expect(labelKappa(runs, a, b, 'x').value).toBeCloseTo(kappas[1] ?? 0, 12)
    }
  })

  test('where both always say the same one thing it is not defined; where one does, it is 0', () => {
    const all = documentOf('a', ['x', 0, 10])
    expect(setKappa(frameLabels([all, all], 10), 0, 1)).toMatchObject({ value: null, reason: /chance alone/ })
    expect(setKappa(frameLabels([all, documentOf('b', ['x', 0, 5])], 10), 0, 1)).toEqual(figure(0))
  })
})

describe('Krippendorff’s alpha', () => {
  test('the example of Krippendorff 2011, four observers and 12 units with values missing: 0.743', () => {
    // n = 40 pairable values; sum o_cc = 7 + 10 + 8 + 4 + 3 = 32; n_c 9 13 10 5 3: sum n_c (n_c - 1) = 72 + 156 + 90 + 20 + 6
    // = 344. alpha = (39 x 32 - 344) / (40 x 39 - 344) = 904 / 1216 = 0.743.
    const rows = ['123321412...', '1233224125.3', '.3332342251.', '12332441251.']
    const units = Array.from({ length: 12 }, (_, unit) => ({
      units: 1,
      values: rows.map((row) => (row[unit] === '.' ? null : (row[unit] ?? null))),
    }))
    expect(krippendorffAlpha(units).value).toBeCloseTo(904 / 1216, 12)
  })

  test('as NLTK 3.10.3 says (AnnotationTask.alpha over the 400 frames, all there, then the third half missing)', () => {
    const runs = frameLabels(THREE, 400)
    expect(setAlpha(runs).value).toBeCloseTo(0.6885280007557134, 12)
    const frames = THREE.map((document) => everyFrame(document, 400))
    const halves = Array.from({ length: 400 }, (_, at) => ({
      units: 1,
      values: frames.map((said, nth) => (nth === 2 && at >= 200 ? null : (said[at] ?? null))),
    }))
    expect(krippendorffAlpha(halves).value).toBeCloseTo(0.7867165483127172, 12)
  })

  test.each([
    { rule: 'one coder alone', coded: [{ units: 9, values: ['x', null] }] },
    { rule: 'one value only', coded: [{ units: 9, values: ['x', 'x'] }] },
    { rule: 'nothing at all', coded: [] },
  ])('is not defined: $rule', ({ coded }) => {
    const { value, reason } = krippendorffAlpha(coded)
    expect(value).toBeNull()
    expect(reason).toMatch(/\w/)
  })
})

describe('IoU', () => {
  test('frames in both of frames in either, and the mean over labels that either used', () => {
    // x: [0,30) and [10,40): 20 of 40. y: only the first, 0 of 10. z: neither, so it does not count.
    const runs = frameLabels([documentOf('a', ['x', 0, 30], ['y', 50, 60]), documentOf('b', ['x', 10, 40])], 100)
    expect(labelIou(runs, 0, 1, 'x')).toEqual(figure(0.5))
    expect(labelIou(runs, 0, 1, 'y')).toEqual(figure(0))
    expect(labelIou(runs, 0, 1, 'z').value).toBeNull()
    expect(meanIou(labelIous(runs, 0, 1))).toEqual(figure(0.25))
    expect(meanIou(new Map()).value).toBeNull()
  })
})

/** Everything that is measured of two documents, and of all. */
const measures = (documents: readonly ComparedDocument[]) => {
  const runs = frameLabels(documents, FRAMES)
  return [
    setAlpha(runs),
    ...LABELS.map((labelId) => labelAlpha(runs, labelId)),
    ...(documents.length === 2 ? [setKappa(runs, 0, 1), meanIou(labelIous(runs, 0, 1))] : []),
    ...LABELS.map((labelId) => labelKappa(runs, 0, 1, labelId)),
  ]
}

const close = (left: readonly Figure[], right: readonly Figure[]) => {
  for (const [nth, { value }] of left.entries()) {
    const other = right[nth]?.value ?? null
    if (value === null || other === null) expect(other).toBe(value)
    else expect(other).toBeCloseTo(value, 10)
  }
}

test('law: which of two is named first does not matter', () => {
  fc.assert(fc.property(anyDocument('a'), anyDocument('b'), (a, b) => close(measures([a, b]), measures([b, a]))))
})

test('law: alpha does not depend on the order of the coders', () => {
  fc.assert(
    fc.property(anyDocuments(4), (documents) => {
      const alphas = (order: readonly ComparedDocument[]) => measures(order).slice(0, 4)
      close(alphas(documents), alphas(documents.toReversed()))
    }),
  )
})

test('law: the same document twice is 1 wherever anything is defined', () => {
  fc.assert(
    fc.property(anyDocument('a'), (a) => {
      for (const { value } of measures([a, a])) expect(value ?? 1).toBeCloseTo(1, 12)
    }),
  )
})

/** Kappa by its definition, a frame at a time. */
function plainKappa(a: readonly string[], b: readonly string[]): number | null {
  const names = [...new Set([...a, ...b])]
  const share = (list: readonly string[], name: string) => list.filter((each) => each === name).length / list.length
  const observed = a.filter((each, at) => each === b[at]).length / a.length
  const byChance = names.reduce((sum, name) => sum + share(a, name) * share(b, name), 0)
  return names.length === 1 ? null : (observed - byChance) / (1 - byChance)
}

/** Alpha by its definition: one less the disagreement within units, over that between all values. */
function plainAlpha(coders: readonly (readonly string[])[]): number | null {
  const values = coders.flat()
  const differing = (list: readonly string[]) =>
    list.reduce((sum, one, i) => sum + list.filter((other, j) => i !== j && one !== other).length, 0)
  if (new Set(values).size < 2) return null
  const within = (coders[0] ?? []).reduce(
    (sum, _, at) => sum + differing(coders.map((coder) => coder[at] ?? '')) / (coders.length - 1),
    0,
  )
  return 1 - within / values.length / (differing(values) / (values.length * (values.length - 1)))
}

test('law: runs and frames counted one by one give the same', () => {
  fc.assert(
    fc.property(anyDocuments(3), (documents) => {
      const runs = frameLabels(documents, FRAMES)
      const frames = documents.map((document) => everyFrame(document))
      const plain = [plainAlpha(frames), plainKappa(frames[0] ?? [], frames[1] ?? [])]
      close(
        [setAlpha(runs), setKappa(runs, 0, 1)],
        plain.map((value) => ({ value, reason: null }) as Figure),
      )
    }),
  )
})
