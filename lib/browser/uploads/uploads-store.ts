import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { holdOwnerLock, livingOwners } from '@/lib/browser/outbox/owner-lock'
import { newClientId } from '@/lib/browser/stores/workspace-client-id'
import { type FootageChoice, metadataOfFootage } from '@/lib/ingest/footage-choice'
import { changeKept, forgetUpload, isSameFile, type KeptUpload, keepUpload, keptUploads } from './kept-uploads'
import type { PickedFile, PickedFiles } from './picked-files'
import { removeUpload, startTransfer, type Transfer, type TransferEvents } from './transfer'
import { entryOf, inState, isUnderWay, nextInLine, type UploadEntry, withSent } from './upload-entry'

type UploadsState = {
  readonly uploads: readonly UploadEntry[]
  /** The size of those that are done and no longer listed, until none is listed. */
  readonly arrivedBytes: number
  /** Begun by a page that is gone; choosing the same files again goes on with them. */
  readonly interrupted: readonly KeptUpload[]
  /** Chosen, and not yet said what they are. */
  readonly picked: PickedFiles | null
}

/** How long a finished row stays, to be read, before the job speaks for it. */
const FAREWELL_MS = 6_000

/** The uploads of this page. They live as long as the page does, whichever part of the application is on screen. */
export const uploadsStore = createStore<UploadsState>(() => ({
  uploads: [],
  arrivedBytes: 0,
  interrupted: [],
  picked: null,
}))

export const useUploads = <T>(select: (state: UploadsState) => T): T => useStore(uploadsStore, select)

const { getState, setState } = uploadsStore
const files = new Map<string, File>()
const transfers = new Map<string, Transfer>()
let owner: string | null = null

/** Looks for uploads that an earlier page began, and asks before this page is left with some under way. Once a page. */
export async function openUploads(): Promise<void> {
  if (owner !== null) return
  owner = `upload-${newClientId()}`
  holdOwnerLock(owner)
  window.addEventListener('beforeunload', (event) => {
    if (getState().uploads.some(isUnderWay)) event.preventDefault()
  })
  const living = await livingOwners()
  setState({ interrupted: keptUploads().filter((kept) => kept.owner !== owner && !living.has(kept.owner)) })
}

/** Takes files that somebody chose: goes on with what was interrupted, and has the rest asked about. */
export function pickUploads({ files: chosen, skipped }: PickedFiles): void {
  const rest = chosen.filter(({ file }) => !isUploading(file) && !continueInterrupted(file))
  const before = getState().picked
  if (rest.length === 0 && (skipped === 0 || rest.length < chosen.length)) return
  setState({ picked: { files: [...(before?.files ?? []), ...rest], skipped: (before?.skipped ?? 0) + skipped } })
}

/** Begins to upload what was chosen, as what somebody says it is. */
export function confirmPicked(footage: FootageChoice): void {
  const { picked } = getState()
  setState({ picked: null })
  for (const { file, relativePath } of picked?.files ?? []) enqueue(keptOf(file, relativePath, footage), file)
}

export const dismissPicked = (): void => setState({ picked: null })

export function pauseUpload(id: string): void {
  transfers.get(id)?.pause()
  change(id, (entry) => (entry.state === 'hashing' || !isUnderWay(entry) ? entry : inState(entry, 'paused')))
}

/** Goes on with a paused upload, or tries a failed one again. */
export const resumeUpload = (id: string): void =>
  change(id, (entry) => (entry.state === 'paused' || entry.state === 'failed' ? inState(entry, 'queued') : entry))

/** Gives an upload up: the server forgets what it has of it. */
export function cancelUpload(id: string): void {
  const url = keptUploads().find((kept) => kept.id === id)?.url
  remove(id)
  if (url != null) void removeUpload(url)
}

/** The last first, so that none begins meanwhile because another made room. */
export const pauseAll = (): void => {
  for (const { id, state } of getState().uploads.toReversed()) if (state !== 'hashing') pauseUpload(id)
}

export const resumeAll = (): void => {
  for (const { id } of getState().uploads) resumeUpload(id)
}

export const cancelAll = (): void => {
  for (const { id } of getState().uploads.toReversed()) cancelUpload(id)
}

/** Gives up what earlier pages began. */
export function discardInterrupted(): void {
  for (const { id, url } of getState().interrupted) {
    forgetUpload(id)
    if (url !== null) void removeUpload(url)
  }
  setState({ interrupted: [] })
}

const isUploading = (file: File): boolean =>
  getState().uploads.some(({ id, state }) => state !== 'done' && isSame(files.get(id), file))

const isSame = (a: File | undefined, b: File): boolean =>
  a !== undefined && a.name === b.name && a.size === b.size && a.lastModified === b.lastModified

function continueInterrupted(file: File): boolean {
  const kept = getState().interrupted.find((candidate) => isSameFile(candidate, file))
  if (kept === undefined) return false
  setState(({ interrupted }) => ({ interrupted: interrupted.filter(({ id }) => id !== kept.id) }))
  enqueue({ ...kept, owner: owner ?? '' }, file)
  return true
}

const keptOf = (file: File, relativePath: PickedFile['relativePath'], footage: FootageChoice): KeptUpload => ({
  id: newClientId(),
  fileName: file.name,
  relativePath,
  sizeBytes: file.size,
  lastModified: file.lastModified,
  footage,
  url: null,
  acceptedBytes: 0,
  owner: owner ?? '',
})

function enqueue(kept: KeptUpload, file: File): void {
  files.set(kept.id, file)
  keepUpload(kept)
  setState(({ uploads }) => ({ uploads: [...uploads, entryOf(kept)] }))
  startNext()
}

function startNext(): void {
  for (const entry of nextInLine(getState().uploads)) {
    setState(({ uploads }) => ({
      uploads: uploads.map((other) => (other.id === entry.id ? inState(other, 'uploading') : other)),
    }))
    const file = files.get(entry.id)
    const transfer = transfers.get(entry.id)
    if (transfer !== undefined) transfer.resume()
    else if (file !== undefined) transfers.set(entry.id, begin(entry, file))
  }
}

function begin({ id, footage, fileName, relativePath }: UploadEntry, file: File): Transfer {
  const url = keptUploads().find((kept) => kept.id === id)?.url ?? null
  return startTransfer(file, { url, metadata: metadataOfFootage(footage, { fileName, relativePath }) }, eventsOf(id))
}

const eventsOf = (id: string): TransferEvents => ({
  onPlace: (url) => changeKept(id, { url }),
  onAccepted: (acceptedBytes) => changeKept(id, { acceptedBytes }),
  onSent: (sentBytes) => change(id, (entry) => withSent(entry, sentBytes, performance.now())),
  onOffline: () => change(id, (entry) => (entry.state === 'offline' ? entry : inState(entry, 'offline'))),
  onHashing: (hashedFraction) => change(id, (entry) => ({ ...entry, state: 'hashing', hashedFraction })),
  onFailed: (message) => {
    transfers.delete(id)
    change(id, (entry) => inState(entry, 'failed', message))
  },
  onDone: () => {
    transfers.delete(id)
    files.delete(id)
    forgetUpload(id)
    change(id, (entry) => inState(entry, 'done'))
    setTimeout(() => remove(id), FAREWELL_MS)
  },
})

/** Changes one upload, and lets the next ones begin where that made room. */
function change(id: string, next: (entry: UploadEntry) => UploadEntry): void {
  setState(({ uploads }) => ({ uploads: uploads.map((entry) => (entry.id === id ? next(entry) : entry)) }))
  startNext()
}

function remove(id: string): void {
  transfers.get(id)?.stop()
  transfers.delete(id)
  files.delete(id)
  forgetUpload(id)
  setState(({ uploads, arrivedBytes }) => {
    const left = uploads.filter((entry) => entry.id !== id)
    const done = uploads.find((entry) => entry.id === id && entry.state === 'done')
    return { uploads: left, arrivedBytes: left.length === 0 ? 0 : arrivedBytes + (done?.sizeBytes ?? 0) }
  })
  startNext()
}
