import type { CommandSpec } from '@/lib/commands/command'

/** The commands of the problems; their handlers are where the document is judged. */
export const LINT_COMMANDS = [
  {
    id: 'problems.next',
    title: 'Next problem',
    does: 'Next problem: where a rule of the labels does not hold',
    group: 'Labeling',
    keys: ['F8'],
  },
  { id: 'problems.previous', title: 'Previous problem', group: 'Labeling', keys: ['Shift+F8'] },
  {
    id: 'problems.fix',
    title: 'Mend this problem',
    does: 'Mend the problem you are at, in the way that is named first',
    group: 'Labeling',
    keys: ['F9'],
    needs: 'labeling',
  },
] as const satisfies readonly CommandSpec[]
