import type { Page } from '@playwright/test'
import type { Library } from '@/e2e/fixtures/server'
import type { TimingKind } from '@/e2e/fixtures/timing-kinds'
import { ProvedPlayer } from './proved-player'

type Kind = Pick<TimingKind, 'make' | 'firstBar'>
type Place = { readonly page: Page; readonly server: { readonly url: string }; readonly library: Library }

/** Imports footage of `kind`, if it is not there, and watches what `page` will show of it. */
export async function proveKind(kind: Kind, { page, server, library }: Place): Promise<ProvedPlayer> {
  const { videoId } = await library.importVideo(await kind.make())
  const answer = await page.request.get(`${server.url}/api/videos/${videoId}/frame-index?type=raw&format=json`)
  const { frameCount } = (await answer.json()) as { frameCount: number }
  return ProvedPlayer.watch(page, { url: server.url, videoId, frameCount, firstBar: kind.firstBar })
}
