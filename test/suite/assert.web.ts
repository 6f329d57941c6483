/** What the suite uses of `node:assert`, for the browser's extension host; the bundler puts it in its place. */

function fail(message: string | undefined, actual: unknown, relation: string, expected: unknown): never {
  throw new Error(message ?? `${JSON.stringify(actual)} ${relation} ${JSON.stringify(expected)}`)
}

function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return Object.is(one, other)
  const [keys, others] = [Object.keys(one), Object.keys(other)]
  if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other) || keys.length !== others.length) return false
  return keys.every((key) => Object.hasOwn(other, key) && isSame(one[key as keyof typeof one], other[key as keyof typeof other]))
}

export const strict = {
  ok(value: unknown, message?: string): void {
    if (!value) fail(message, value, 'should be', true)
  },
  equal(actual: unknown, expected: unknown, message?: string): void {
    if (!Object.is(actual, expected)) fail(message, actual, 'should be', expected)
  },
  notEqual(actual: unknown, expected: unknown, message?: string): void {
    if (Object.is(actual, expected)) fail(message, actual, 'should not be', expected)
  },
  deepEqual(actual: unknown, expected: unknown, message?: string): void {
    if (!isSame(actual, expected)) fail(message, actual, 'should be', expected)
  },
  match(actual: string, pattern: RegExp, message?: string): void {
    if (!pattern.test(actual)) fail(message, actual, 'should match', String(pattern))
  },
}
