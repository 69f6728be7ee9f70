import { expect, test } from 'vitest'
import { videosNamed } from './chosen-video'

const VIDEOS = ['clip.mp4', 'case.mp4', 'case.2024.01.mp4', 'two.mp4', 'two.mov']

test.each([
  { what: 'a name and an extension', told: '/a/clip.mp4', own: 'x.csv', found: ['clip.mp4'] },
  { what: 'another extension', told: 'clip.avi', own: 'x.csv', found: ['clip.mp4'] },
  {
    what: 'a name with points and without extension',
    told: 'case.2024.01',
    own: 'x.json',
    found: ['case.2024.01.mp4'],
  },
  { what: 'the name of the file, which tells none', told: null, own: 'clip.dive.json', found: ['clip.mp4'] },
  { what: 'the same with points', told: null, own: 'case.2024.01.dive.json', found: ['case.2024.01.mp4'] },
  { what: 'the simple name of the file', told: null, own: 'clip.csv', found: ['clip.mp4'] },
  { what: 'one of two', told: 'two.mov', own: 'x.csv', found: ['two.mov'] },
  { what: 'two', told: 'two', own: 'x.csv', found: ['two.mp4', 'two.mov'] },
  { what: 'another video', told: 'other.mp4', own: 'clip.csv', found: [] },
])('$what is $found', ({ told, own, found }) => {
  expect(videosNamed(told, own, VIDEOS, (name) => [name])).toEqual(found)
})
