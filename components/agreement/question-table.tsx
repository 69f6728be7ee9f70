import { isDisputed, questionKey } from '@/lib/agreement/choices'
import type { AgreementQuestion } from '@/lib/agreement/schema'
import { useAdjudication } from '@/lib/browser/stores/adjudication-context'
import { Section } from './section'
import { labelOf } from './words'

/** Everything they differ on, in words: what the lanes show, for reading and for going there. */
export function QuestionTable() {
  const { report, names, store } = useAdjudication()
  const disputed = report.questions.filter(isDisputed)
  if (disputed.length === 0) return null
  return (
    <Section title="Everything they differ on" note="In the order of the video. A press on one goes there.">
      <div className="max-h-96 overflow-auto">
        <table className="w-full text-sm">
          <caption className="sr-only">Everything they differ on</caption>
          <thead className="sticky top-0 bg-surface text-left text-xs text-ink-muted">
            <tr>
              {['Label', ...names, 'Decided'].map((name, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two people may have the same name
                <th key={column} scope="col" className="px-2 py-1 font-medium first:pl-0">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {disputed.map((question) => (
              <tr key={questionKey(question)} className="border-t border-line">
                <th scope="row" className="py-1 text-left font-medium">
                  <button
                    type="button"
                    className="rounded px-1 hover:bg-raised hover:underline"
                    onClick={() => store.open(question)}
                  >
                    {labelOf(report, question.labelId).name}
                  </button>
                </th>
                {question.says.map((segments, nth) => (
                  <td key={report.documents[nth]?.id} className="px-2 py-1 text-ink-muted">
                    {segments.map(({ start, end }) => `${start}–${end - 1}`).join(', ') || 'nothing'}
                  </td>
                ))}
                <td className="px-2 py-1">{decisionWords(question)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

function decisionWords({ decision }: AgreementQuestion): string {
  if (decision === null) return 'not yet'
  if (decision.segments.length === 0) return 'none'
  return decision.segments.map(({ start, end }) => `${start}–${end - 1}`).join(', ')
}
