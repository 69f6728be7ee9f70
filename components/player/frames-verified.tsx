import { Popover } from '@base-ui/react/popover'
import { useQuery } from '@tanstack/react-query'
import { BadgeAlert, BadgeCheck, BadgeInfo } from 'lucide-react'
import { videoQuery } from '@/lib/browser/queries/video'
import { usePlayer, usePlayerSource } from '@/lib/browser/stores/player-context'
import { describeVerification, type VerificationState, verificationStateOf } from '@/lib/player/frame-verification'
import { PlayerPopover } from './player-popover'
import styles from './player-popover.module.css'

const WORDS: Record<VerificationState, string> = {
  verified: 'Frames verified',
  'with-problems': 'Frames verified, with remarks',
  unverified: 'Frames not verified',
}

const ICON = { verified: BadgeCheck, 'with-problems': BadgeInfo, unverified: BadgeAlert } as const

/** A badge: whether every frame of this footage was decoded at ingest and its time recorded; opened, it says what is known. */
export function FramesVerified() {
  const { videoId, variant } = usePlayerSource()
  const frameCount = usePlayer((player) => player.frameCount)
  const frames = useQuery(videoQuery(videoId)).data?.variants[variant]?.frames
  if (frames === undefined) return null
  const state = verificationStateOf(frames)
  const Icon = ICON[state]
  return (
    <PlayerPopover
      name={WORDS[state]}
      title={WORDS[state]}
      testId="frames-verified"
      state={state}
      isWide={true}
      trigger={
        <>
          <Icon size={16} aria-hidden={true} />
          <span className={styles['words']}>{WORDS[state]}</span>
        </>
      }
    >
      <Popover.Title className={styles['title']}>{WORDS[state]}</Popover.Title>
      <div className={styles['list']}>
        {describeVerification(frames, frameCount, formatDay).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {frames.problems.map((problem) => (
          <p key={problem} className={styles['problem']}>
            {problem}
          </p>
        ))}
      </div>
    </PlayerPopover>
  )
}

const formatDay = (instant: string): string => new Date(instant).toLocaleDateString('en-GB', { dateStyle: 'long' })
