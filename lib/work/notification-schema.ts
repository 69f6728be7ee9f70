/** What a person can be told of. */
export type NotificationKind = 'assigned' | 'submitted' | 'returned' | 'accepted' | 'commented'

/** What it is of: the video, as it is called now, by whom, and more words where there are some. */
export type NotificationContent = {
  readonly videoId: string
  readonly title: string
  readonly documentId?: string
  readonly commentId?: string
  /** The name of who did it. */
  readonly by: string
  readonly text?: string
}
