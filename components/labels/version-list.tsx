import { useQuery } from '@tanstack/react-query'
import { labelSetVersionsQuery } from '@/lib/browser/queries/label-sets'
import { compareLabelSets } from '@/lib/labels/compare-label-sets'
import { draftOf } from '@/lib/labels/draft'
import type { LabelSetVersion } from '@/lib/labels/label-set-wire'

/** What the set was, version by version: who changed it, when, and what. */
export function VersionList({ labelSetId }: { readonly labelSetId: string }) {
  const { data, error } = useQuery(labelSetVersionsQuery(labelSetId))
  return (
    <section aria-labelledby="versions-title">
      <h2 id="versions-title" className="pb-2 text-sm font-semibold">
        Versions
      </h2>
      {error === null ? null : <p className="text-sm text-ink-muted">{error.message}</p>}
      <ol className="divide-y divide-line rounded-lg border border-line bg-surface empty:hidden">
        {(data ?? []).map((version, at) => (
          <Version key={version.version} version={version} before={data?.[at + 1]} />
        ))}
      </ol>
    </section>
  )
}

function Version(props: { readonly version: LabelSetVersion; readonly before: LabelSetVersion | undefined }) {
  const { version, before } = props
  const changes = before === undefined ? [] : compareLabelSets(draftOf(before.labelSet), draftOf(version.labelSet))
  const first = `${version.labelSet.labels.length} labels to begin with`
  return (
    <li data-testid="label-set-version" className="px-4 py-2 text-sm">
      <p className="flex items-baseline gap-2">
        <span className="font-medium">Version {version.version}</span>
        <span className="text-xs text-ink-muted">
          {version.author ?? 'made with the library'},{' '}
          <time dateTime={version.createdAt}>
            {new Date(version.createdAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}
          </time>
        </span>
      </p>
      <ul className="list-disc pl-5 text-ink-muted">
        {before === undefined ? <li>{first}</li> : null}
        {before !== undefined && changes.length === 0 ? <li>{standingWords(before, version)}</li> : null}
        {changes.map(({ words }) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </li>
  )
}

function standingWords({ labelSet: before }: LabelSetVersion, { labelSet: after }: LabelSetVersion): string {
  if (!before.isDefault && after.isDefault) return 'new work gets this set'
  if (before.isDefault && !after.isDefault) return 'new work gets another set'
  return 'retired, or brought back'
}
