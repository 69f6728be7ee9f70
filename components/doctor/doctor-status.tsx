import { type Examination, fixedText } from '@/lib/doctor/examination'

/** Says aloud when a verification begins and how it ended, for who does not see it. */
export function DoctorStatus({ examination }: { readonly examination: Examination }) {
  return (
    <p role="status" className="sr-only">
      {statusOf(examination)}
    </p>
  )
}

function statusOf(examination: Examination): string {
  switch (examination.state) {
    case 'idle':
    case 'failed':
      return ''
    case 'running':
      return 'Verifying the library.'
    case 'finished': {
      const { total, valid, invalid } = examination.totals
      const fixed = fixedText(examination.results) ?? ''
      return `Verified. Total ${total}, valid ${valid}, invalid ${invalid}. ${fixed}`
    }
  }
}
