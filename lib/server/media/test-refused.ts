import 'server-only'
import { readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Refusal } from '@/lib/ingest/judge-probe'
import { ffmpeg } from './test-ffmpeg'

/** A file that cannot be a video, and why. */
export type Refused = {
  readonly name: string
  /** What ffmpeg is told, or the bytes of the file. */
  readonly make: string | Buffer
  /** What is done to the file then. */
  readonly after?: (path: string) => Promise<void>
  readonly code: Refusal['code']
  readonly says: RegExp
}

const PICTURES = '-f lavfi -i testsrc2=size=160x120:rate=25:duration=2'
const SOUND = '-f lavfi -i sine=frequency=440:duration=2'
const COVER = '-map 0:a -map 1:v -frames:v 1 -c:v mjpeg -disposition:v attached_pic'
const CLIP = `${PICTURES} -c:v libx264 -preset ultrafast -g 10`
const FRAGMENTED = `${CLIP} -movflags frag_keyframe+empty_moov`
const KEY =
  '-encryption_scheme cenc-aes-ctr -encryption_key 76a6c65c5ea762046bd749a2e632ccbb -encryption_kid a7e61c373e219033c21091fa607bf3b8'

/** Writes `value` into the 32 bits that lie `behind` the name of the box `type`. */
const overwrite = (type: string, behind: number, value: number) => async (path: string) => {
  const bytes = await readFile(path)
  bytes.writeUInt32BE(value, bytes.indexOf(type) + 4 + behind)
  await writeFile(path, bytes)
}

const cut = (part: number) => async (path: string) =>
  await truncate(path, Math.floor((await readFile(path)).length * part))

export const REFUSED: readonly Refused[] = [
  { name: 'nothing.mp4', make: Buffer.alloc(0), code: 'damaged', says: /empty \(0 bytes\)/ },
  { name: 'text.mp4', make: Buffer.from('No video here.'), code: 'not-a-video', says: /not a video.*a text file/ },
  {
    name: 'picture.mp4',
    make: '-f lavfi -i testsrc2=size=160x120 -frames:v 1 -f image2 -c:v png',
    code: 'not-a-video',
    says: /a picture/,
  },
  { name: 'bare.h264', make: `${CLIP} -f h264`, code: 'not-a-video', says: /bare stream.*Put it into a container/ },
  { name: 'bare.m2v', make: `${PICTURES} -c:v mpeg2video -f mpeg2video`, code: 'not-a-video', says: /bare stream/ },
  { name: 'short.mp4', make: `${CLIP} -frames:v 9`, code: 'too-few-frames', says: /9 frames; at least 10/ },
  {
    name: 'short.avi',
    make: `${PICTURES} -c:v mjpeg -frames:v 1`,
    code: 'too-few-frames',
    says: /1 frame; at least 10/,
  },
  { name: 'sound.m4a', make: `${SOUND} -c:a aac`, code: 'no-video-track', says: /no video track/ },
  {
    name: 'sound-with-cover.m4a',
    make: `${SOUND} ${PICTURES} ${COVER} -c:a aac`,
    code: 'no-video-track',
    says: /no video track/,
  },
  {
    name: 'sound-with-cover.mp3',
    make: `${SOUND} ${PICTURES} ${COVER} -c:a mp3`,
    code: 'not-a-video',
    says: /a sound file/,
  },
  { name: 'sound.ogg', make: `${SOUND} -c:a libvorbis`, code: 'no-video-track', says: /Ogg.*no video track/ },
  { name: 'sound.mka', make: `${SOUND} -c:a libvorbis`, code: 'no-video-track', says: /no video track/ },
  { name: 'sound.wma', make: `${SOUND} -c:a wmav2`, code: 'no-video-track', says: /no video track/ },
  { name: 'encrypted.mp4', make: `${CLIP} ${KEY}`, code: 'encrypted', says: /encrypted/ },
  { name: 'cut.mp4', make: CLIP, after: cut(0.6), code: 'damaged', says: /ends after \d+ bytes/ },
  {
    name: 'cut-with-index-in-front.mp4',
    make: `${CLIP} -movflags +faststart`,
    after: cut(0.6),
    code: 'damaged',
    says: /ends after/,
  },
  { name: 'cut.mkv', make: CLIP, after: cut(0.6), code: 'damaged', says: /ends after/ },
  {
    name: 'cut-live.mkv',
    make: `${CLIP} -live 1 -cluster_time_limit 300`,
    after: cut(0.61),
    code: 'damaged',
    says: /ends after|to its end/,
  },
  {
    name: 'sizes-without-end.mp4',
    make: CLIP,
    after: overwrite('stsz', 8, 2 ** 31),
    code: 'damaged',
    says: /stsz.*2147483648/,
  },
  {
    name: 'more-frames-than-bytes.mp4',
    make: CLIP,
    after: moreFramesThanBytes,
    code: 'damaged',
    says: /stsz.*neither it nor the file has room/,
  },
  {
    name: 'times-without-end.mp4',
    make: CLIP,
    after: overwrite('stts', 8, 2 ** 31),
    code: 'damaged',
    says: /claims 2147483648 frames/,
  },
  {
    name: 'runs-of-times.mp4',
    make: CLIP,
    after: overwrite('stts', 4, 2 ** 31),
    code: 'damaged',
    says: /stts.*2147483648/,
  },
  {
    name: 'contradiction.mp4',
    make: CLIP,
    after: overwrite('stts', 8, 49),
    code: 'damaged',
    says: /times for 49 frames and sizes for 50/,
  },
  { name: 'chunks.mp4', make: CLIP, after: overwrite('stco', 4, 2 ** 30), code: 'damaged', says: /stco/ },
  {
    name: 'run.mp4',
    make: FRAGMENTED,
    after: overwrite('trun', 4, 2 ** 31),
    code: 'damaged',
    says: /trun.*2147483648/,
  },
  { name: 'index.mp4', make: CLIP, after: overwrite('moov', -8, 2 ** 31), code: 'damaged', says: /ends after/ },
]

/** All samples are of one size, so that there is no list of sizes; there are more of them than the file has bytes. */
async function moreFramesThanBytes(path: string): Promise<void> {
  await overwrite('stsz', 4, 1000)(path)
  await overwrite('stsz', 8, 2 ** 31)(path)
}

/** Makes the file in `folder`; its path. */
export async function makeRefused({ name, make, after }: Refused, folder: string): Promise<string> {
  const path = join(folder, name)
  if (typeof make === 'string') await ffmpeg(...make.split(' '), path)
  else await writeFile(path, make)
  await after?.(path)
  return path
}
