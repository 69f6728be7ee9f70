import { assertNever } from '@/lib/result/assert-never'
import type { FrameSpan } from '@/lib/time/frame-span'
import type { DocumentSegment, SegmentContent } from '@/lib/workspace/document'
import type { Command } from '@/lib/workspace/edit'

/** What a document is judged by: the rules of its labels, of its set, and what holds for every document. */
export type LintRule =
  | 'exclusive'
  | 'inside'
  | 'minimum-length'
  | 'maximum-length'
  | 'attribute-missing'
  | 'attribute-value'
  | 'attribute-unknown'
  | 'label-retired'
  | 'label-unknown'
  | 'full-coverage'
  | 'duplicate'
  | 'outside-video'

/** A segment as far as it is judged. */
export type LintSegment = Pick<
  DocumentSegment,
  'id' | 'labelId' | 'startFrame' | 'endFrame' | 'attributes' | 'note' | 'isProposal' | 'deleted'
>

/** One thing that a fix does. */
export type FixStep =
  | { readonly type: 'change'; readonly segmentId: string; readonly changes: Partial<SegmentContent> }
  | { readonly type: 'delete'; readonly segmentId: string }
  | { readonly type: 'create'; readonly content: SegmentContent }

/** A way to mend a problem, done and undone as one edit. `words` say what it does. */
export type LintFix = { readonly words: string; readonly steps: readonly FixStep[] }

/**
 * Something that does not hold in a document. `key` stays the same while the problem does; no two problems share one. An
 * `error` keeps the work from being submitted, a `warning` does not. `span` is where to look; `fixes`, the likeliest first,
 * may be none.
 */
export type LintProblem = {
  readonly key: string
  readonly rule: LintRule
  readonly severity: 'error' | 'warning'
  readonly segmentIds: readonly string[]
  readonly span: FrameSpan
  readonly words: string
  /** Made when asked for: of many problems few are looked at. */
  readonly fixes: () => readonly LintFix[]
}

/** The commands that carry out `fix`; `newId` gives an id for a segment that it makes. */
export const commandsOfFix = (fix: LintFix, newId: () => string): Command[] =>
  fix.steps.map((step): Command => {
    switch (step.type) {
      case 'change':
      case 'delete':
        return step
      case 'create':
        return { type: 'create', segmentId: newId(), content: step.content }
      default:
        return assertNever(step)
    }
  })

/** How many errors and warnings there are. */
export function countProblems(problems: readonly LintProblem[]): {
  readonly errors: number
  readonly warnings: number
} {
  const errors = problems.filter(({ severity }) => severity === 'error').length
  return { errors, warnings: problems.length - errors }
}

/** `2 errors, 1 warning`; `no problems`. */
export function problemCountWords(problems: readonly LintProblem[]): string {
  const { errors, warnings } = countProblems(problems)
  const parts = [
    ...(errors === 0 ? [] : [`${errors} ${errors === 1 ? 'error' : 'errors'}`]),
    ...(warnings === 0 ? [] : [`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`]),
  ]
  return parts.length === 0 ? 'no problems' : parts.join(', ')
}
