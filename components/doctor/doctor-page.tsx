'use client'

import { type ReactNode, useRef, useState } from 'react'
import { PageHeader } from '@/components/page/page-header'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { DoctorRequest } from '@/lib/doctor/doctor-event'
import type { Examination } from '@/lib/doctor/examination'
import { DoctorStatus } from './doctor-status'
import { FindingsReport } from './findings-report'
import { FixOutcome } from './fix-outcome'
import { FixStep } from './fix-step'
import { ProgressPanel } from './progress-panel'
import { StartPanel } from './start-panel'
import { TotalsPanel } from './totals-panel'
import { useDoctor } from './use-doctor'

/** Verifies the library, shows what was found, and only then offers to quarantine. `account` stands in the header. */
export function DoctorPage({ account }: { readonly account: ReactNode }) {
  const { examination, start, stop } = useDoctor()
  const [isDeep, setDeep] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  /** From a button that goes away: the one that stays takes the keyboard. */
  const startFromHere = (request: DoctorRequest) => {
    button.current?.focus()
    start(request)
  }
  return (
    <div className="mx-auto flex min-h-dvh max-w-5xl flex-col px-6">
      <PageHeader title="Doctor" account={account} />
      <main className="flex-1 space-y-6 pt-6 pb-16" data-testid="doctor" data-state={examination.state}>
        <StartPanel
          button={button}
          state={examination.state}
          isDeep={isDeep}
          onDeepChange={setDeep}
          onVerify={() => start({ fix: false, deep: isDeep })}
          onStop={stop}
        />
        <DoctorStatus examination={examination} />
        <Outcome examination={examination} onStart={startFromHere} />
      </main>
    </div>
  )
}

function Outcome({
  examination,
  onStart,
}: {
  readonly examination: Examination
  readonly onStart: (request: DoctorRequest) => void
}) {
  switch (examination.state) {
    case 'idle':
      return null
    case 'running':
      return (
        <>
          <ProgressPanel {...examination} isFixing={examination.results.request.fix} />
          <FindingsReport results={examination.results} />
        </>
      )
    case 'finished':
      return (
        <>
          <TotalsPanel totals={examination.totals} />
          <FixStep results={examination.results} onFix={onStart} />
          <FixOutcome results={examination.results} />
          <FindingsReport results={examination.results} totals={examination.totals} />
        </>
      )
    case 'failed':
      return (
        <Notice
          title="The library could not be verified"
          action={<Button onClick={() => onStart(examination.request)}>Try again</Button>}
        >
          {examination.reason}
        </Notice>
      )
  }
}
