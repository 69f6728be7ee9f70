import type { CommandSpec } from '@/lib/commands/command'
import { COMMAND_GROUPS } from '@/lib/commands/command'
import { fuzzySort } from '@/lib/commands/fuzzy'
import type { FrameIndex } from '@/lib/frames/frame-index'
import type { Label } from '@/lib/labels/schema'
import type { Frame } from '@/lib/time/frame'
import type { DocumentSegment } from './document'
import { parseGoTo } from './go-to-frame'
import { labelName } from './segment-words'

/** A line of the palette; `id` is its own. */
export type PaletteEntry =
  | { readonly kind: 'command'; readonly id: string; readonly title: string; readonly command: CommandSpec }
  | { readonly kind: 'go-to'; readonly id: string; readonly title: string; readonly frame: Frame }
  | { readonly kind: 'segment'; readonly id: string; readonly title: string; readonly segment: DocumentSegment }

export type PaletteGroup = { readonly value: string; readonly items: readonly PaletteEntry[] }

/** What the palette chooses from. `recentIds` are the commands chosen last, the newest first; `from` is the frame on screen. */
export type PaletteContext = {
  readonly commands: readonly CommandSpec[]
  readonly recentIds: readonly string[]
  readonly segments: readonly DocumentSegment[]
  readonly labels: readonly Label[]
  readonly index: FrameIndex
  readonly from: Frame
}

const MOST_SEGMENTS = 30

/**
 * What the palette offers for `query`: the frame it names, if it names one; the commands that answer it, the best first;
 * the segments whose label or note does. For no query the commands chosen last, and then all by what they are for.
 */
export function paletteGroups(query: string, context: PaletteContext): readonly PaletteGroup[] {
  const groups = query.trim() === '' ? everything(context) : found(query, context)
  return groups.filter(({ items }) => items.length > 0)
}

function everything({ commands, recentIds }: PaletteContext): readonly PaletteGroup[] {
  const recent = recentIds.flatMap((id) => commands.filter((command) => command.id === id))
  const others = commands.filter((command) => !recent.includes(command))
  return [
    { value: 'Recent', items: recent.map(commandEntry) },
    ...COMMAND_GROUPS.map((group) => ({
      value: group,
      items: others.filter((command) => command.group === group).map(commandEntry),
    })),
  ]
}

function found(query: string, { commands, segments, labels, index, from }: PaletteContext): readonly PaletteGroup[] {
  const target = parseGoTo(query, index, from)
  const place: readonly PaletteEntry[] = target.ok
    ? [{ kind: 'go-to', id: 'go-to', title: `Go to frame ${target.value}`, frame: target.value }]
    : []
  const textOf = (command: CommandSpec) => `${command.title} ${command.group}`
  const wordsOf = (segment: DocumentSegment) => `${labelName(labels, segment.labelId)} ${segment.note}`
  const segmentEntry = (segment: DocumentSegment): PaletteEntry => ({
    kind: 'segment',
    id: `segment.${segment.id}`,
    title: `${labelName(labels, segment.labelId)}, frames ${segment.startFrame} to ${segment.endFrame - 1}`,
    segment,
  })
  return [
    { value: 'Go to', items: place },
    { value: 'Commands', items: fuzzySort(query, commands, textOf).map(commandEntry) },
    { value: 'Segments', items: fuzzySort(query, segments, wordsOf).slice(0, MOST_SEGMENTS).map(segmentEntry) },
  ]
}

const commandEntry = (command: CommandSpec): PaletteEntry => ({
  kind: 'command',
  id: command.id,
  title: command.title,
  command,
})
