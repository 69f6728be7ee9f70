import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupBy } from './group-by'
import { placesLeft, shareOut } from './share-out'
import { giveWords, leftWords } from './work-words'

const videosOf = (count: number) =>
  Array.from({ length: count }, (_, nth) => ({ id: `video-${nth}`, has: [] as string[] }))
const peopleOf = (count: number) => Array.from({ length: count }, (_, nth) => `person-${nth}`)

const sizes = fc
  .record({ videos: fc.nat(60), people: fc.integer({ min: 1, max: 12 }) })
  .chain(({ videos, people }) =>
    fc.record({ videos: fc.constant(videos), people: fc.constant(people), each: fc.integer({ min: 1, max: people }) }),
  )

test('each video has so many different people, and nobody has more than one more than another', () => {
  fc.assert(
    fc.property(sizes, ({ videos, people, each }) => {
      const members = peopleOf(people)
      const shares = shareOut(videosOf(videos), members, each)
      if (!shares.ok) throw new Error(shares.error)
      for (const theirs of groupBy(shares.value, ({ videoId }) => videoId).values()) {
        expect(new Set(theirs.map(({ userId }) => userId)).size).toBe(each)
        expect(theirs).toHaveLength(each)
      }
      const loads = members.map((member) => shares.value.filter(({ userId }) => userId === member).length)
      expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
      expect(shares.value).toHaveLength(videos * each)
      expect(shareOut(videosOf(videos), members, each)).toEqual(shares)
    }),
  )
})

test('what somebody has they keep, and sharing out again gives nothing', () => {
  fc.assert(
    fc.property(sizes, fc.nat(11), ({ videos, people, each }, who) => {
      const members = peopleOf(people)
      const before = videosOf(videos).map((video, nth) => ({
        ...video,
        has: nth % 3 === 0 ? [`person-${who % people}`] : [],
      }))
      const shares = shareOut(before, members, each)
      if (!shares.ok) throw new Error(shares.error)
      const after = before.map(({ id, has }) => ({
        id,
        has: [...has, ...shares.value.flatMap(({ videoId, userId }) => (videoId === id ? [userId] : []))],
      }))
      for (const { has } of after) expect(new Set(has).size).toBe(each)
      expect(shareOut(after, members, each)).toEqual({ ok: true, value: [] })
    }),
  )
})

test.each([
  { members: [], each: 1, says: 'Each video is for one person, and nobody is a member.' },
  { members: ['a', 'a'], each: 2, says: 'Each video is for 2 different people, and there is one member.' },
])('too few people is said: $says', ({ members, each, says }) => {
  const shares = shareOut(videosOf(1), members, each)
  expect(shares).toMatchObject({ ok: false, error: expect.stringContaining(says) })
})

test('a video goes to nobody for whom it is not, and a place that nobody else can fill stays free', () => {
  const shared = [
    { id: 'raw', has: [], notFor: ['a', 'c'] },
    { id: 'open', has: [] },
  ]
  const shares = shareOut(shared, ['a', 'b', 'c'], 2)
  if (!shares.ok) throw new Error(shares.error)
  expect(shares.value).toEqual([
    { videoId: 'raw', userId: 'b' },
    { videoId: 'open', userId: 'a' },
    { videoId: 'open', userId: 'c' },
  ])
  expect(placesLeft(shared, shares.value, 2)).toBe(1)
})

test('places are called videos only where each video has one', () => {
  expect(giveWords(1, 1)).toBe('Give 1 video')
  expect(giveWords(4, 1)).toBe('Give 4 videos')
  expect(giveWords(4, 2)).toBe('Fill 4 places')
  expect(leftWords(1)).toBe('1 place stays free: there is only raw footage, and no other member may see it.')
})
