/** The name that was probably meant: one slip or two away, or a part of the wanted one. It decides nothing; it only proposes. */
import { editDistance } from './catalog/edit-distance.ts'

export function nearestName(wanted: string, names: Iterable<string>): string | undefined {
  let best: string | undefined
  let least = Math.min(2, Math.floor(wanted.length / 2)) + 1
  for (const name of names) {
    const distance = editDistance(wanted, name, least)
    if (distance < least) {
      best = name
      least = distance
    }
  }
  return best
}
