/** Pairs of an old and a new list that agree in a key. It knows no tables and no rows; who asks says what a key is. */

export interface Matched {
  /** The number in the new list for each of the old one, where there is one. */
  readonly newOf: ReadonlyMap<number, number>
  readonly oldOf: ReadonlyMap<number, number>
}

export interface Tier<T> {
  /** A row without a key waits for a coarser tier. */
  readonly oldKey: (item: T, index: number) => string | undefined
  readonly newKey: (item: T, index: number) => string | undefined
  /** `in order`: as many as both have are pairs, those that say the same first. `alone`: only where each has one, anything else would be a guess. */
  readonly several: 'in order' | 'alone'
}

export class Pairing<T> implements Matched {
  readonly newOf = new Map<number, number>()
  readonly oldOf = new Map<number, number>()
  readonly #old: readonly T[]
  readonly #new: readonly T[]

  constructor(old: readonly T[], now: readonly T[]) {
    this.#old = old
    this.#new = now
  }

  /** Pairs what is still alone. `content` tells which of several with one key say the same. */
  pair(tier: Tier<T>, content: (item: T, side: 'old' | 'new') => string = () => ''): void {
    const olds = groups(this.#old, this.newOf, tier.oldKey)
    if (olds.size === 0) return
    for (const [key, news] of groups(this.#new, this.oldOf, tier.newKey)) {
      const same = olds.get(key)
      if (!same || (tier.several === 'alone' && (same.length > 1 || news.length > 1))) continue
      if (same.length > 1 || news.length > 1) this.#pairEqual(same, news, content)
      this.#pairInOrder(same, news)
    }
  }

  #pairEqual(olds: readonly number[], news: readonly number[], content: (item: T, side: 'old' | 'new') => string): void {
    const waiting = new Map<string, number[]>()
    for (const old of olds) {
      const text = content(this.#old[old] as T, 'old')
      const group = waiting.get(text)
      if (group) group.push(old)
      else waiting.set(text, [old])
    }
    for (const now of news) {
      const old = waiting.get(content(this.#new[now] as T, 'new'))?.shift()
      if (old !== undefined) this.#put(old, now)
    }
  }

  #pairInOrder(olds: readonly number[], news: readonly number[]): void {
    const left = olds.filter((old) => !this.newOf.has(old))
    const right = news.filter((now) => !this.oldOf.has(now))
    for (const [index, now] of right.entries()) {
      const old = left[index]
      if (old !== undefined) this.#put(old, now)
    }
  }

  #put(old: number, now: number): void {
    this.newOf.set(old, now)
    this.oldOf.set(now, old)
  }
}

function groups<T>(
  items: readonly T[],
  taken: ReadonlyMap<number, number>,
  keyOf: (item: T, index: number) => string | undefined,
): Map<string, number[]> {
  const found = new Map<string, number[]>()
  for (const [index, item] of items.entries()) {
    if (taken.has(index)) continue
    const key = keyOf(item, index)
    if (key === undefined) continue
    const group = found.get(key)
    if (group) group.push(index)
    else found.set(key, [index])
  }
  return found
}
