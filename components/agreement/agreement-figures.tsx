import { useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { AgreementReport } from '@/lib/agreement/schema'
import { LabelTable } from './label-table'
import { MatrixTable } from './matrix-table'
import { OffsetHistogram } from './offset-histogram'
import { Section } from './section'
import { formatFigure, sayFigure, strengthWords } from './words'

const ALPHA_NOTE =
  'Krippendorff’s alpha over all frames and all people: 1 is perfect, 0 is what chance would give. 0.8 is commonly asked for.'

/** Everything that was measured. */
export function AgreementFigures({ comparison }: { readonly comparison: NonNullable<AgreementReport['comparison']> }) {
  const { alpha, iou, kappa, f1, labels, offsets } = comparison
  return (
    <div data-testid="agreement-figures" className="grid gap-4 lg:grid-cols-3">
      <Section title="Alpha" note={ALPHA_NOTE}>
        <p title={ALPHA_NOTE} data-testid="alpha" className="text-4xl font-semibold tracking-tight">
          {formatFigure(alpha)}
        </p>
        <p className="mt-1 text-sm text-ink-muted">{alpha.reason ?? strengthWords(alpha)}</p>
        <span className="sr-only">{sayFigure(alpha)}</span>
      </Section>
      <Section title="Overlap (IoU)" note="Frames both gave a label, of those either gave it; the mean over labels.">
        <MatrixTable caption="Mean IoU of each two people" matrix={iou} />
      </Section>
      <Section
        title="Cohen’s kappa"
        note="Frame by frame, beyond what chance would give. Each set of labels is a class."
      >
        <MatrixTable caption="Kappa of each two people" matrix={kappa} />
      </Section>
      <Section
        title="By label"
        note="The mean over each two people; alpha over all. The least agreement first."
        className="lg:col-span-2"
      >
        <LabelTable labels={labels} />
      </Section>
      <F1Section f1={f1} />
      <Section
        title="Where boundaries differ"
        note="Of segments that match: by how many frames the second of two people is later than the first. Green: the same frame."
        className="lg:col-span-3"
      >
        <div className="grid gap-8 md:grid-cols-2">
          <OffsetHistogram name="Starts" offsets={offsets.start} />
          <OffsetHistogram name="Ends" offsets={offsets.end} />
        </div>
      </Section>
    </div>
  )
}

const THRESHOLDS = [10, 25, 50] as const

function F1Section({ f1 }: Pick<NonNullable<AgreementReport['comparison']>, 'f1'>) {
  const [threshold, setThreshold] = useState<(typeof THRESHOLDS)[number]>(50)
  return (
    <Section title="Segments that match (F1)" note={`Two segments match where their IoU is at least ${threshold}%.`}>
      <fieldset className="mb-3 flex w-fit gap-0.5 rounded-md border border-line p-0.5">
        <legend className="sr-only">Threshold of IoU</legend>
        {THRESHOLDS.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === threshold}
            onClick={() => setThreshold(each)}
            className={classNames(
              'h-6 rounded px-2 text-xs font-medium',
              each === threshold ? 'bg-raised text-ink' : 'text-ink-muted hover:text-ink',
            )}
          >
            F1@{each}
          </button>
        ))}
      </fieldset>
      <MatrixTable caption={`F1 at ${threshold}% of each two people`} matrix={f1[threshold]} />
    </Section>
  )
}
