import { labelsInUse } from '@/lib/labels/draft'
import type { SetRule } from '@/lib/labels/schema'
import { LabelChoice } from './label-choice'
import type { SetEditor } from './use-edited-set'

/** What must hold for all segments of a video together. */
export function SetRuleEditor({ editor }: { readonly editor: SetEditor }) {
  const { draft, edit } = editor
  const rule = draft.rules.find(({ type }) => type === 'full-coverage')
  const inUse = labelsInUse(draft)
  const set = (next: SetRule | null) => edit((now) => ({ ...now, rules: next === null ? [] : [next] }))
  return (
    <section aria-labelledby="set-rules-title">
      <h2 id="set-rules-title" className="pb-2 text-sm font-semibold">
        Rules for the whole video
      </h2>
      <div className="space-y-2 rounded-lg border border-line bg-surface px-4 py-3 text-sm">
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            checked={rule !== undefined}
            onChange={({ target }) => set(target.checked ? { type: 'full-coverage', by: 'any' } : null)}
          />
          Every frame must be in a segment
        </label>
        {rule === undefined ? null : (
          <div className="space-y-2 pl-6">
            <label className="flex items-center gap-2">
              of
              <select
                value={rule.by === 'any' ? 'any' : 'some'}
                onChange={({ target: { value } }) =>
                  set({ ...rule, by: value === 'any' ? 'any' : inUse.slice(0, 1).map(({ id }) => id) })
                }
                className="h-8 rounded-md border border-line bg-canvas px-1"
              >
                <option value="any">any label</option>
                <option value="some" disabled={inUse.length === 0}>
                  one of these
                </option>
              </select>
            </label>
            {rule.by === 'any' ? null : (
              <LabelChoice
                legend="Every frame is in a segment of"
                labels={inUse}
                chosen={rule.by}
                onChange={(by) => set({ ...rule, by })}
              />
            )}
          </div>
        )}
      </div>
    </section>
  )
}
