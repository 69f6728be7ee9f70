import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { differencesOf, type Side } from '@/lib/workspace/describe-dispute'
import type { DisputedSegment } from '@/lib/workspace/dispute'

/** Where the two versions of a segment differ, side by side; a frame can be looked at. */
export function DisputedVersions({ disputed }: { readonly disputed: DisputedSegment }) {
  const { labels } = useWorkspaceHandle()
  const differences = differencesOf(disputed, labels)
  if (differences.length === 0) {
    return disputed.isCause ? <p className="mt-1 text-ink-muted">Both versions are the same by now.</p> : null
  }
  return (
    <table className="mt-2 w-full table-fixed text-left">
      <thead className="text-xs text-ink-muted">
        <tr>
          <th scope="col" className="w-[30%] font-medium">
            {disputed.isCause ? 'What differs' : 'Also changed'}
          </th>
          <th scope="col" className="font-medium">
            Yours
          </th>
          <th scope="col" className="font-medium">
            Server
          </th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ field, mine, theirs }) => (
          <tr key={field} className="align-top">
            <th scope="row" className="truncate pr-2 font-normal text-ink-muted">
              {field}
            </th>
            <td className="pr-2 break-words">
              <SideWords side={mine} whose="your" />
            </td>
            <td className="break-words">
              <SideWords side={theirs} whose="the server’s" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function SideWords({ side, whose }: { readonly side: Side; readonly whose: string }) {
  const { actions } = useWorkspaceHandle()
  const { words, frame } = side
  if (frame === undefined) return words
  return (
    <button
      type="button"
      title={`Show frame ${frame}`}
      aria-label={`${words}: show ${whose} version`}
      onClick={() => actions.seek(frame)}
      className="text-left underline decoration-dotted underline-offset-2 hover:text-accent"
    >
      {words}
    </button>
  )
}
