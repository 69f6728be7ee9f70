import { Check } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'
import { ProgressBar } from '@/components/ui/progress-bar'
import { agreedDecisions, isDisputed } from '@/lib/agreement/choices'
import { averaged, meanSpan } from '@/lib/agreement/questions'
import type { AgreementQuestion } from '@/lib/agreement/schema'
import { useAdjudication, useAdjudicationState, useCurrentQuestion } from '@/lib/browser/stores/adjudication-context'
import { frameSpan } from '@/lib/time/frame-span'
import { AnswerButton } from './answer-button'
import { counted, labelOf } from './words'

/** The question that is looked at, who says what of it, and how many are decided. */
export function DecisionPanel() {
  const { report, store, isClosed } = useAdjudication()
  const question = useCurrentQuestion()
  const failure = useAdjudicationState((state) => state.failure)
  const disputed = report.questions.filter(isDisputed)
  const decided = disputed.filter(({ decision }) => decision !== null).length
  return (
    <aside aria-label="Decisions" className="flex min-h-0 flex-col border-l border-line bg-surface">
      <div className="space-y-2 border-b border-line p-4">
        <p data-testid="decided-count" className="flex items-baseline justify-between text-sm font-medium">
          <span>
            {decided} of {disputed.length} decided
          </span>
          {report.questions.length > disputed.length && (
            <span className="text-xs font-normal text-ink-muted">
              {counted(report.questions.length - disputed.length, 'more is agreed', 'more are agreed')}
            </span>
          )}
        </p>
        <ProgressBar label="Decided" fraction={disputed.length === 0 ? 1 : decided / disputed.length} />
        <AgreedStep />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto p-4">
        {question === null ? <NoQuestion disputed={disputed.length} /> : <Answers question={question} />}
        {failure !== null && (
          <p role="alert" className="mt-3 rounded-md border border-bad/40 bg-bad/8 px-3 py-2 text-sm text-bad">
            {failure}
          </p>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-0.5 border-t border-line p-2">
        <Button look="quiet" className="px-2!" onClick={() => store.go(-1)}>
          <Kbd>P</Kbd> Previous
        </Button>
        <Button look="quiet" className="px-2!" onClick={() => store.go(1)}>
          <Kbd>N</Kbd> Next
        </Button>
        {isClosed ? null : (
          <Button look="quiet" className="px-2!" onClick={store.undo}>
            <Kbd>⌫</Kbd> Undo
          </Button>
        )}
      </div>
      <Spoken />
    </aside>
  )
}

/** What all agree on goes into the gold standard in one step. */
function AgreedStep() {
  const { report, store, isClosed } = useAdjudication()
  const open = agreedDecisions(report).length
  if (open === 0 || isClosed) return null
  return (
    <Button className="w-full" onClick={store.adoptAgreed}>
      <Kbd>A</Kbd> Adopt all {open} agreed
    </Button>
  )
}

function NoQuestion({ disputed }: { readonly disputed: number }) {
  return disputed === 0 ? (
    <p className="flex items-center gap-2 text-sm text-ink-muted">
      <Check aria-hidden={true} className="size-4 text-good" /> They agree on everything, to the frame.
    </p>
  ) : (
    <p className="text-sm text-ink-muted">
      Press <Kbd>N</Kbd> to go to the first of {counted(disputed, 'question', 'questions')} they differ on.
    </p>
  )
}

function Answers({ question }: { readonly question: AgreementQuestion }) {
  const { report, names, store, isClosed } = useAdjudication()
  const { name, color } = labelOf(report, question.labelId)
  const mean = averaged(question)
  const middle = mean === null ? null : meanSpan(mean.map(({ start, end }) => frameSpan(start, end)))
  const { decision } = question
  return (
    <div data-testid="question" data-start={question.start} data-end={question.end}>
      <h2 className="flex items-center gap-2 text-[15px] font-semibold">
        <span aria-hidden={true} className="size-3 rounded-xs" style={{ background: color }} />
        {name}
      </h2>
      <p className="mt-0.5 text-xs text-ink-muted">
        Frames {question.start} to {question.end - 1}
        {question.differs === null ? '' : `; they differ in ${question.differs.start} to ${question.differs.end - 1}`}
      </p>
      <div className="mt-3 space-y-1.5">
        {question.says.map((segments, nth) => (
          <AnswerButton
            key={report.documents[nth]?.id}
            keyName={nth < 9 ? String(nth + 1) : null}
            name={names[nth] ?? ''}
            spans={segments}
            isChosen={
              decision?.choice !== 'mean' && decision?.documentIds.includes(report.documents[nth]?.id ?? '') === true
            }
            isClosed={isClosed}
            onChoose={() => store.adopt(nth)}
          />
        ))}
        {middle !== null && (
          <AnswerButton
            keyName="M"
            name="The mean"
            spans={[middle]}
            isChosen={decision?.choice === 'mean'}
            isClosed={isClosed}
            onChoose={store.mean}
          />
        )}
        <AnswerButton
          keyName="0"
          name="None of them"
          spans={[]}
          isChosen={decision?.choice === 'none' && decision.documentIds.length === 0}
          isClosed={isClosed}
          onChoose={store.none}
        />
      </div>
      <p className="mt-3 text-xs text-ink-muted">
        <Kbd>Space</Kbd> plays it over and over.
      </p>
    </div>
  )
}

function Spoken() {
  const said = useAdjudicationState((state) => state.said)
  const waiting = useAdjudicationState((state) => state.waiting)
  return (
    <p role="status" className="sr-only" data-testid="decision-state" data-state={waiting > 0 ? 'saving' : 'saved'}>
      {waiting > 0 ? '' : said}
    </p>
  )
}
