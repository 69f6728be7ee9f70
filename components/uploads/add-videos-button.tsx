'use client'

import { Menu } from '@base-ui/react/menu'
import { ChevronDown, Film, FolderOpen, Plus } from 'lucide-react'
import { useRef } from 'react'
import { useMay } from '@/lib/browser/queries/me'
import { FileInput } from './file-input'

const ITEM =
  'flex cursor-pointer items-center gap-2.5 rounded px-2.5 py-2 outline-none select-none data-highlighted:bg-raised'

/** Files or a folder from this computer into the library, for who may add them. */
export function AddVideosButton() {
  return useMay('library:upload') ? <AddVideosMenu /> : null
}

function AddVideosMenu() {
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  return (
    <>
      <Menu.Root modal={false}>
        <Menu.Trigger
          data-testid="add-videos"
          className="inline-flex h-9 items-center gap-1.5 rounded-md bg-accent pr-2.5 pl-3 text-sm font-medium text-accent-ink transition-[filter] select-none hover:brightness-110"
        >
          <Plus aria-hidden={true} className="size-4" /> Add videos
          <ChevronDown aria-hidden={true} className="size-3.5 opacity-80" />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner align="end" sideOffset={6} className="z-30">
            <Menu.Popup className="min-w-56 rounded-lg border border-line bg-surface p-1 text-sm text-ink shadow-xl outline-none">
              <Menu.Item className={ITEM} onClick={() => files.current?.click()}>
                <Film aria-hidden={true} className="size-4 text-ink-muted" /> Choose files…
              </Menu.Item>
              <Menu.Item className={ITEM} onClick={() => folder.current?.click()}>
                <FolderOpen aria-hidden={true} className="size-4 text-ink-muted" /> Choose a folder…
              </Menu.Item>
              <p className="mt-1 border-t border-line px-2.5 pt-2 pb-1 text-xs text-ink-muted">
                Or drop them anywhere on this page.
              </p>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <FileInput ref={files} kind="files" testId="add-videos-files" />
      <FileInput ref={folder} kind="folder" testId="add-videos-folder" />
    </>
  )
}
