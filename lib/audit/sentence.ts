import { AUDIT_ACTIONS, type AuditAction } from './actions'
import type { AuditEntry } from './schema'

/** A line of the audit in words: "Ana Pérez" "watched" "Colonoscopy 3". `whom` is null where there is nobody and nothing. */
export type Sentence = { readonly who: string; readonly did: string; readonly whom: string | null }

/** Actions whose words want the video right behind them. All others are whole without one. */
const OF_A_VIDEO = /(?: of| on| into|watched|the video)$/

/** The words for `action`; those of a newer server as they stand. */
export const actionInWords = (action: string): string =>
  Object.hasOwn(AUDIT_ACTIONS, action) ? AUDIT_ACTIONS[action as AuditAction] : action

/** What was done, as a sentence. A video or person that is gone is said to be. */
export function sentenceOf(entry: Pick<AuditEntry, Said>): Sentence {
  const { actorName: who, actorKind, action } = entry
  const words = actionInWords(action)
  const did = actorKind === 'nobody' && action === 'session.refused' ? words : tried(entry.outcome, words)
  if (OF_A_VIDEO.test(words)) return { who: whoOf(entry, who), did, whom: videoOf(entry) }
  const whom = subjectOf(entry) ?? entry.videoTitle
  return { who: whoOf(entry, who), did: whom === null ? did : `${did}:`, whom }
}

type Said = 'actorName' | 'actorKind' | 'action' | 'outcome' | 'videoId' | 'videoTitle' | 'subjectName' | 'details'

/** Who was not let in is called by the name that was tried. */
function whoOf({ actorKind, details }: Pick<AuditEntry, Said>, name: string): string {
  const tried = details['username']
  return actorKind === 'nobody' && typeof tried === 'string' ? `Somebody as ${tried}` : name
}

const tried = (outcome: AuditEntry['outcome'], words: string): string =>
  outcome === 'refused' && !words.includes('refused') ? `was refused: ${words}` : words

function videoOf({ videoTitle, videoId, details }: Pick<AuditEntry, Said>): string {
  if (videoTitle !== null) return videoTitle
  const { title } = details
  return typeof title === 'string' ? title : videoId === null ? 'several videos' : `${videoId}, which is gone`
}

/** What something was called when it was done, which its record may not say any more. */
const NAMES = ['name', 'title', 'username', 'fileName'] as const

function subjectOf({ action, subjectName, details }: Pick<AuditEntry, Said>): string | null {
  if (subjectName !== null) return subjectName
  if (action.startsWith('session.')) return null
  const said = NAMES.map((key) => details[key]).find((value) => typeof value === 'string' && value !== '')
  return typeof said === 'string' ? said : null
}

/** How the details of a line are called, in words: `batchName` is "batch name". */
export const detailInWords = (key: string): string =>
  key.replaceAll(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)

/** A detail as text. */
export function detailAsText(value: AuditEntry['details'][string] | undefined): string {
  if (value === null || value === undefined) return 'nothing'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return Array.isArray(value) ? value.join(', ') || 'none' : String(value)
}
