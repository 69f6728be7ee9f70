import { Contrast, Maximize, RotateCcw, Search } from 'lucide-react'
import { useWordsWithKey } from '@/lib/browser/stores/key-choices'
import { usePicture, usePictureHandle } from '@/lib/browser/stores/picture-context'
import { describeLook, isPlain, percent } from '@/lib/player/picture-look'
import { magnificationOf } from '@/lib/player/picture-view'
import styles from './picture-chips.module.css'

/** Says over the picture that it is not seen as it is: only a part of it, or brighter; and leads back. */
export function PictureChips() {
  return (
    <div className={styles['chips']}>
      <ZoomChip />
      <LookChip />
    </div>
  )
}

function ZoomChip() {
  const picture = usePictureHandle()
  const size = usePicture(({ view, geometry }) =>
    view.kind === 'fit' || geometry === null ? null : percent(magnificationOf(view, geometry)),
  )
  const title = useWordsWithKey('The whole picture', 'picture.fit')
  if (size === null) return null
  return (
    <span className={styles['chip']} data-testid="picture-zoom">
      <Search size={13} aria-hidden={true} />
      {size}
      <button type="button" className={styles['back']} title={title} onClick={picture.fit}>
        <Maximize size={13} aria-hidden={true} /> Fit
      </button>
    </span>
  )
}

function LookChip() {
  const picture = usePictureHandle()
  const look = usePicture((state) => state.look)
  if (isPlain(look)) return null
  return (
    <span className={styles['chip']} data-testid="picture-adjusted">
      <Contrast size={13} aria-hidden={true} />
      {describeLook(look)}
      <button
        type="button"
        className={styles['back']}
        title="The picture as it was recorded"
        onClick={picture.resetLook}
      >
        <RotateCcw size={13} aria-hidden={true} /> Reset
      </button>
    </span>
  )
}
