/** No text of the repository carries a person's telephone or identity number, or a path of somebody's machine. Published documents do print such things. */
import { expect, it } from 'vitest'
import { paths, textOf } from './repository.ts'

const isText = /\.(ts|mjs|js|json|md|tsv|budget|txt|html|csv|yml|yaml|sarif)$|(^|\/)[^.]+$/
const texts = paths.filter((path) => isText.test(path) && !path.endsWith('package-lock.json'))

const mobile = /(?<!\d)1[3-9]\d{9}(?!\d)/
const identity = /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/
const homeFolder = /(?<![\w.:/])\/(?:home|Users|root|work)\/[\w-]+/

function linesWith(path: string, pattern: RegExp): readonly string[] {
  return textOf(path)
    .split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : []))
}

it('no mobile number', () => expect(texts.flatMap((path) => linesWith(path, mobile))).toEqual([]))

it('no identity number', () => expect(texts.flatMap((path) => linesWith(path, identity))).toEqual([]))

it('no path of one machine in what is shipped or explained', () => {
  const shipped = texts.filter((path) => !/^(test|e2e)\//.test(path))
  expect(shipped.flatMap((path) => linesWith(path, homeFolder))).toEqual([])
})

it('the patterns see what they are for', () => {
  // Put together here, since written out they would be found in this file.
  expect(mobile.test(['138', '0013', '8000'].join(''))).toBe(true)
  expect(mobile.test('11010222T000000417204')).toBe(false)
  expect(identity.test(['110102', '19900307', '123X'].join(''))).toBe(true)
  expect(identity.test('61,198,520.24')).toBe(false)
  expect(homeFolder.test(['see ', 'home', 'someone', 'x'].join('/'))).toBe(true)
  expect(homeFolder.test('https://example.org/home/someone')).toBe(false)
})
