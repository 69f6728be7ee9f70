import { Popover } from '@base-ui/react/popover'
import { Contrast, Minus, Plus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { useWordsWithKey } from '@/lib/browser/stores/key-choices'
import { usePicture, usePictureHandle } from '@/lib/browser/stores/picture-context'
import { isPlain, LOOK_RANGE, percent } from '@/lib/player/picture-look'
import { magnificationOf } from '@/lib/player/picture-view'
import styles from './picture-popover.module.css'
import { PlayerPopover } from './player-popover'
import popover from './player-popover.module.css'
import { useViewCommands } from './use-view-commands'

/** How the picture is looked at: its size, brightness and contrast. */
export function PicturePopover() {
  return (
    <PlayerPopover
      name="Zoom, brightness, contrast"
      title="Zoom, brightness, contrast"
      trigger={<Contrast size={16} aria-hidden={true} />}
    >
      <Popover.Title className={popover['title']}>Picture</Popover.Title>
      <ZoomRow />
      <LookRows />
    </PlayerPopover>
  )
}

function ZoomRow() {
  const run = useViewCommands()
  const size = usePicture(({ view, geometry }) => (geometry === null ? '–' : percent(magnificationOf(view, geometry))))
  const isWhole = usePicture(({ view }) => view.kind === 'fit')
  return (
    <div className={styles['zoom']}>
      <Button
        look="quiet"
        className="h-7! px-1.5!"
        aria-label="Make the picture smaller"
        title={useWordsWithKey('Zoom out', 'picture.zoom-out')}
        onClick={() => run('zoom-out')}
      >
        <Minus size={15} aria-hidden={true} />
      </Button>
      <output className={styles['size']} aria-label="Size of the picture">
        {size}
      </output>
      <Button
        look="quiet"
        className="h-7! px-1.5!"
        aria-label="Make the picture larger"
        title={useWordsWithKey('Zoom in', 'picture.zoom-in')}
        onClick={() => run('zoom-in')}
      >
        <Plus size={15} aria-hidden={true} />
      </Button>
      <span className={styles['space']} />
      <Button
        className="h-7! px-2!"
        aria-pressed={isWhole}
        title={useWordsWithKey('The whole picture', 'picture.fit')}
        onClick={() => run('fit')}
      >
        Fit
      </Button>
      <Button
        className="h-7! px-2! whitespace-nowrap"
        title={useWordsWithKey('One pixel for one pixel', 'picture.actual-size')}
        onClick={() => run('actual-size')}
      >
        100 %
      </Button>
    </div>
  )
}

function LookRows() {
  const picture = usePictureHandle()
  const look = usePicture((state) => state.look)
  return (
    <>
      {(['brightness', 'contrast'] as const).map((part) => (
        <label key={part} className={styles['row']}>
          <span className={styles['name']}>{NAME[part]}</span>
          <input
            type="range"
            className={styles['slider']}
            min={LOOK_RANGE.least}
            max={LOOK_RANGE.most}
            step={LOOK_RANGE.step}
            value={look[part]}
            aria-valuetext={percent(look[part])}
            onChange={(event) => picture.setLook({ [part]: event.target.valueAsNumber })}
          />
          <span className={styles['value']}>{percent(look[part])}</span>
        </label>
      ))}
      <div className={styles['foot']}>
        <p className={popover['note']}>For looking, never stored.</p>
        <Button className="h-7! px-2!" disabled={isPlain(look)} onClick={picture.resetLook}>
          Reset
        </Button>
      </div>
    </>
  )
}

const NAME = { brightness: 'Brightness', contrast: 'Contrast' } as const
