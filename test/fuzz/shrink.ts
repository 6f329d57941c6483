/**
 * Makes a failing series of edits small: fewer edits, then fewer lines, as long as it still fails. A series is a list of states of all texts;
 * a line that several states share is one object, so that it can be taken out of all of them.
 */
import type { Texts } from './engine-properties.ts'

interface Line {
  readonly text: string
}
type State = ReadonlyMap<string, readonly Line[]>

/** `fails` must not throw. The last states must differ, else nothing was edited. */
export function shrink(series: readonly Texts[], fails: (series: readonly Texts[]) => boolean, milliseconds: number): readonly Texts[] {
  const until = Date.now() + milliseconds
  const stillFails = (states: readonly State[]) => Date.now() < until && fails(states.map(plain))
  let states = withIdentity(series)
  for (let at = states.length - 2; at >= 0; at--) {
    const fewer = states.filter((_, index) => index !== at)
    if (fewer.length > 1 && stillFails(fewer)) states = fewer
  }
  for (let size = 64; size >= 1; size = Math.floor(size / 2)) states = withoutChunks(states, size, stillFails)
  return states.map(plain)
}

function withoutChunks(given: readonly State[], size: number, stillFails: (states: readonly State[]) => boolean): readonly State[] {
  let states = given
  const all = [...new Set(states.flatMap((state) => [...state.values()].flat()))]
  for (let at = 0; at < all.length; at += size) {
    const gone = new Set(all.slice(at, at + size))
    const fewer = states.map((state) => new Map([...state].map(([uri, lines]) => [uri, lines.filter((line) => !gone.has(line))])))
    if (stillFails(fewer)) states = fewer
  }
  return states
}

function plain(state: State): Texts {
  return new Map([...state].map(([uri, lines]) => [uri, lines.map((line) => line.text)]))
}

function withIdentity(series: readonly Texts[]): readonly State[] {
  const states: State[] = []
  for (const texts of series) {
    const before = states.at(-1)
    states.push(new Map([...texts].map(([uri, lines]) => [uri, sharing(before?.get(uri) ?? [], lines)])))
  }
  return states
}

/** Lines above and below what changed stay the same objects. */
function sharing(before: readonly Line[], now: readonly string[]): readonly Line[] {
  let start = 0
  while (start < before.length && start < now.length && before[start]?.text === now[start]) start++
  let [oldEnd, newEnd] = [before.length, now.length]
  while (oldEnd > start && newEnd > start && before[oldEnd - 1]?.text === now[newEnd - 1]) {
    oldEnd--
    newEnd--
  }
  return [...before.slice(0, start), ...now.slice(start, newEnd).map((text) => ({ text })), ...before.slice(oldEnd)]
}
