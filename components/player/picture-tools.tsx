'use client'
import { Maximize, Minimize } from 'lucide-react'
import { FrameMenu } from './frame-menu'
import { FramesVerified } from './frames-verified'
import { PicturePopover } from './picture-popover'
import { TransportButton } from './transport-button'
import { useFullScreen } from './use-full-screen'
import { useViewCommands } from './use-view-commands'

/** What concerns the picture: whether its frames are verified, how it is looked at, what is taken from it, full screen. */
export function PictureTools() {
  const run = useViewCommands()
  const { isFull } = useFullScreen()
  return (
    <>
      <FramesVerified />
      <PicturePopover />
      <FrameMenu />
      <TransportButton
        name={isFull ? 'Leave full screen' : 'Full screen'}
        command="picture.full-screen"
        onPress={() => run('full-screen')}
      >
        {isFull ? <Minimize size={16} /> : <Maximize size={16} />}
      </TransportButton>
    </>
  )
}
