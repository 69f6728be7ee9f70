import { useMutation, useQueryClient } from '@tanstack/react-query'
import { EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { vouchForAnonymization } from '@/lib/browser/api/vouch'
import { useMay } from '@/lib/browser/queries/me'
import type { Check } from '@/lib/readiness/check'

/** In place of processed footage that nobody may take for anonymized yet: why, and what to do. */
export function WithheldStage({ videoId, check }: { readonly videoId: string; readonly check: Check }) {
  const mayVouch = useMay('video:manage')
  return (
    <section data-testid="withheld" className="grid h-full place-items-center p-6">
      <div className="max-w-md text-center">
        <EyeOff aria-hidden={true} className="mx-auto size-8 text-warn" />
        <h2 className="mt-4 text-lg font-semibold">This footage is not shown</h2>
        <p className="mt-2 text-ink-muted">{check.reason} It may show who was filmed.</p>
        {check.id !== 'anonymized' ? (
          <p className="mt-2 text-ink-muted">{check.remedy}</p>
        ) : mayVouch ? (
          <Vouch videoId={videoId} />
        ) : (
          <p className="mt-2 text-ink-muted">
            An administrator has to look at it and record that it is anonymized. Until then you can label other videos.
          </p>
        )}
      </div>
    </section>
  )
}

/** Vouching takes two presses: it lets everybody see the footage. */
function Vouch({ videoId }: { readonly videoId: string }) {
  const [isAsking, setAsking] = useState(false)
  const queries = useQueryClient()
  const vouching = useMutation({
    mutationFn: () => vouchForAnonymization(videoId),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['videos'] }),
  })
  if (!isAsking) {
    return (
      <Button className="mt-5" onClick={() => setAsking(true)}>
        Record that it is anonymized…
      </Button>
    )
  }
  return (
    <div className="mt-5 rounded-md border border-line bg-surface p-4 text-left">
      <p>
        Only if somebody has looked through all of it and found nobody who can be recognised. Everybody who may label
        will see it, and your name stands beside it.
      </p>
      <div className="mt-4 flex justify-end gap-2">
        <Button look="quiet" onClick={() => setAsking(false)}>
          Not yet
        </Button>
        <Button look="primary" disabled={vouching.isPending} onClick={() => vouching.mutate()}>
          It is anonymized completely
        </Button>
      </div>
      {vouching.error === null ? null : (
        <p role="alert" className="mt-3 text-bad">
          {vouching.error.message}
        </p>
      )}
    </div>
  )
}
