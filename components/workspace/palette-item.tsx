import { Autocomplete } from '@base-ui/react/autocomplete'
import { Kbd } from '@/components/ui/kbd'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import type { PaletteEntry } from '@/lib/workspace/palette'

type Props = {
  readonly entry: PaletteEntry
  /** As people read them. */
  readonly keys: readonly string[]
  readonly onTake: (entry: PaletteEntry) => void
}

/** A line of the palette: what it is called, its keys, and why it cannot be done now. */
export function PaletteItem({ entry, keys, onTake }: Props) {
  const reason = useWhyNot(entry)
  return (
    <Autocomplete.Item
      value={entry}
      data-command={entry.id}
      data-refused={reason !== null}
      aria-disabled={reason !== null}
      onClick={() => onTake(entry)}
      className="flex min-h-9 cursor-default items-center gap-3 rounded-md px-2.5 text-sm outline-none data-highlighted:bg-raised"
    >
      {entry.kind === 'segment' ? <SegmentMark labelId={entry.segment.labelId} /> : null}
      <span className={reason === null ? 'min-w-0 truncate' : 'min-w-0 truncate text-ink-muted'}>{entry.title}</span>
      {reason === null ? null : <span className="min-w-0 shrink-[4] truncate text-xs text-ink-muted">{reason}</span>}
      <span className="flex-1" />
      {keys.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
    </Autocomplete.Item>
  )
}

function SegmentMark({ labelId }: { readonly labelId: string }) {
  const { labels } = useWorkspaceHandle()
  const color = labels.find(({ id }) => id === labelId)?.color
  return (
    <span aria-hidden={true} className="h-3.5 w-2.5 shrink-0 rounded-sm bg-ink-faint" style={{ background: color }} />
  )
}

/** Read as the line is drawn: while the palette is open nothing else is done. */
function useWhyNot(entry: PaletteEntry): string | null {
  const { commands } = useWorkspaceHandle()
  if (entry.kind !== 'command') return null
  const handler = commands.handlerOf(entry.command)
  return handler === null ? 'Not here' : (handler.whyNot?.() ?? null)
}
