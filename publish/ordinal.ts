/** `编号 （一）`: the ordinals that a form prints before the rows that it gathers, in the style of its sample. */
const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']
const SAMPLE = /[一二三四五六七八九十百](?:[一二三四五六七八九十百零])*|[0-9]+/

/** The sample with its number replaced: 3 in the style of （一） is （三）, in that of 1、 it is 3、. A sample without a number numbers nothing. */
export function ordinalIn(sample: string, number: number): string {
  const found = SAMPLE.exec(sample)?.[0]
  if (found === undefined) return ''
  return sample.replace(found, /[0-9]/.test(found) ? String(number) : chineseNumber(number))
}

/** 1–999 in Chinese: 一, 十, 十二, 二十, 一百零三. */
function chineseNumber(number: number): string {
  if (number >= 1000) return String(number)
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10]
  const high = hundreds > 0 ? `${DIGITS[hundreds]}百` : ''
  const middle = tens > 0 ? `${tens === 1 && high === '' ? '' : DIGITS[tens]}十` : high !== '' && ones > 0 ? '零' : ''
  return `${high}${middle}${DIGITS[ones]}`
}

const VALUES: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10, 百: 100 }

/** The number that a name holds: 3 of 表三, 12 of 附表十二 and of 第12张. A year is none. */
export function readOrdinal(name: string): number | undefined {
  const found = SAMPLE.exec(name)?.[0]
  if (found === undefined || /[0-9]{4}/.test(found)) return undefined
  if (/[0-9]/.test(found)) return Number(found)
  let [total, digit] = [0, 0]
  for (const character of found) {
    const value = VALUES[character] ?? 0
    if (value < 10) digit = value
    else {
      total += Math.max(1, digit) * value
      digit = 0
    }
  }
  return total + digit
}
