import { useMemo, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { newClientId } from '@/lib/browser/stores/workspace-client-id'
import { useEverySegment, useSession, useWorkspace, useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { FoundFile } from '@/lib/import/found-file'
import type { ImportAs, ImportPlan, LabelMapping } from '@/lib/import/import-plan'
import { planImport } from '@/lib/import/plan-import'
import type { VideoSummary } from '@/lib/videos/schema'
import { ExchangeDialog } from './exchange-dialog'
import { importCommands } from './import-commands'
import { ImportPreview } from './import-preview'
import { PickFile } from './pick-file'
import { readPickedFile } from './read-picked-file'

type Picked = { readonly name: string; readonly file: FoundFile }

/** Takes a file, shows what every row of it would become, and makes the segments as one edit. */
export function ImportDialog(props: {
  readonly video: VideoSummary
  readonly finalFocus: () => HTMLElement | false
  readonly onClose: () => void
}) {
  const { video, finalFocus, onClose } = props
  const first = useRef<HTMLButtonElement>(null)
  const { edit, session } = useWorkspaceHandle()
  const isLoaded = useWorkspace(({ workspace }) => workspace.loaded)
  // While an earlier state is looked at nothing is edited.
  const isPast = useSession(({ revision }) => revision !== null)
  const [picked, setPicked] = useState<Picked | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [as, setAs] = useState<ImportAs>('told')
  const [mapping, setMapping] = useState<LabelMapping>({})
  const fileName = video.variants[video.labeledVariant]?.fileName ?? ''
  const plan = usePlan(picked?.file, fileName, as, mapping)

  const pick = async (file: File) => {
    const read = await readPickedFile(file, { title: video.title, fileName })
    setProblem(read.ok ? null : `${file.name}: ${read.error}`)
    setPicked(read.ok ? { name: file.name, file: read.value } : null)
    setMapping({})
    setAs('told')
  }
  const apply = ({ placed }: ImportPlan) => {
    if (!edit(importCommands(placed, newClientId))) return onClose()
    session.announce(`${segmentCount(placed.length)} imported; Ctrl+Z takes all of them back`)
    onClose()
  }
  const count = plan?.placed.length ?? 0
  return (
    <ExchangeDialog
      title={picked === null ? `Import segments into ${video.title}` : `Import ${picked.name}`}
      testId="import-dialog"
      onClose={onClose}
      first={first}
      finalFocus={finalFocus}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          {plan === null ? null : (
            <>
              <Button onClick={() => setPicked(null)}>Choose another file</Button>
              <Button
                look="primary"
                disabled={count === 0 || !isLoaded || isPast}
                className="disabled:opacity-50"
                onClick={() => apply(plan)}
              >
                {count === 0 ? 'Nothing to import' : `Import ${segmentCount(count)}`}
              </Button>
            </>
          )}
        </>
      }
    >
      {plan === null ? (
        <PickFile ref={first} problem={problem} onPick={(file) => void pick(file)} />
      ) : (
        <ImportPreview {...{ plan, as, mapping }} onAs={setAs} onMapping={setMapping} />
      )}
    </ExchangeDialog>
  )
}

const segmentCount = (count: number): string => `${count} ${count === 1 ? 'segment' : 'segments'}`

/** What importing `file` would do to the document as it is now; null without a file. */
function usePlan(
  file: FoundFile | undefined,
  fileName: string,
  as: ImportAs,
  mapping: LabelMapping,
): ImportPlan | null {
  const { index, labels } = useWorkspaceHandle()
  // Hidden ones too: what is there is not made a second time because nobody sees it.
  const existing = useEverySegment()
  return useMemo(
    () =>
      file === undefined ? null : planImport(file, { video: { fileName, index }, labels, existing }, { as, mapping }),
    [file, fileName, index, labels, existing, as, mapping],
  )
}
