import { Menu } from '@base-ui/react/menu'
import { Ellipsis, Film, Image, Link } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useWorkspaceHandle } from '@/lib/browser/stores/workspace-context'
import { COPY_FOOTAGE_LINK } from '@/lib/player/footage-commands'
import { keyboardOnly } from './player-popover'
import popover from './player-popover.module.css'
import styles from './rate-menu.module.css'
import { useFrameCopies } from './use-frame-copies'

/** What can be taken from the frame on screen: a link to it, its picture; and a link to all footage. */
export function FrameMenu() {
  const place = useRef<HTMLDivElement>(null)
  const { copyLink, copyPicture, copyFootageLink } = useFrameCopies()
  const { commands } = useWorkspaceHandle()
  useEffect(() => commands.offer({ [COPY_FOOTAGE_LINK]: copyFootageLink }), [commands, copyFootageLink])
  return (
    <div ref={place} className={popover['place']}>
      <Menu.Root modal={false}>
        <Menu.Trigger className={popover['trigger']} aria-label="This frame" title="This frame: link, picture">
          <Ellipsis size={16} aria-hidden={true} />
        </Menu.Trigger>
        <Menu.Portal container={place}>
          <Menu.Positioner side="top" align="end" sideOffset={6} collisionPadding={8} className={styles['positioner']}>
            <Menu.Popup className={styles['popup']} finalFocus={keyboardOnly}>
              <Menu.Item className={styles['item']} onClick={copyLink}>
                <Link size={14} aria-hidden={true} className={styles['icon']} /> Copy link to this frame
              </Menu.Item>
              <Menu.Item className={styles['item']} onClick={copyPicture}>
                <Image size={14} aria-hidden={true} className={styles['icon']} /> Copy this frame as PNG
              </Menu.Item>
              <Menu.Item className={styles['item']} onClick={copyFootageLink}>
                <Film size={14} aria-hidden={true} className={styles['icon']} /> Copy link to the footage
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </div>
  )
}
