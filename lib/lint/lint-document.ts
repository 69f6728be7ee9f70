import { lintAttributes } from './lint-attributes'
import { type LintInput, lintContext } from './lint-context'
import { lintCoverage } from './lint-coverage'
import { lintInside } from './lint-inside'
import { lintLengths } from './lint-lengths'
import { lintOverlaps } from './lint-overlaps'
import { lintSegments } from './lint-segments'
import type { LintProblem } from './problem'

/**
 * Everything that does not hold in a document, by where it is, errors first. The same segments in any order give the same
 * list. O(n log n) in the segments for each rule; the page and the server judge with this one function.
 */
export function lintDocument(input: LintInput): LintProblem[] {
  const context = lintContext(input)
  const problems = [
    ...lintSegments(context),
    ...lintOverlaps(context),
    ...lintInside(context),
    ...lintLengths(context),
    ...lintAttributes(context),
    ...lintCoverage(context),
  ]
  return unique(problems).sort(byPlace)
}

/** A rule that is there twice is told once. */
const unique = (problems: readonly LintProblem[]): LintProblem[] => [
  ...new Map(problems.map((problem) => [problem.key, problem])).values(),
]

const byPlace = (a: LintProblem, b: LintProblem): number =>
  a.span.start - b.span.start ||
  Number(a.severity === 'warning') - Number(b.severity === 'warning') ||
  a.span.end - b.span.end ||
  (a.key < b.key ? -1 : 1)

/**
 * The problem after (1) or before (-1) the one called `key`, in a circle; without one, the nearest in that direction from
 * frame `from`. Undefined where there is none at all.
 */
export function problemBeside(
  problems: readonly LintProblem[],
  key: string | null,
  from: number,
  direction: 1 | -1,
): LintProblem | undefined {
  const at = problems.findIndex((problem) => problem.key === key)
  if (at !== -1) return problems.at((at + direction + problems.length) % problems.length)
  return direction === 1
    ? (problems.find(({ span }) => span.start >= from) ?? problems[0])
    : (problems.findLast(({ span }) => span.start <= from) ?? problems.at(-1))
}
