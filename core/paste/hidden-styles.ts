/** Which elements a clipboard's markup hides: `display:none` at the element, or in the style sheet that comes with it. No other style matters. */
import type { Token } from 'parse5'

const HIDES = /(?:^|[;{\s])display\s*:\s*none\b/i
/** `.xl65`, `rt`, `tr.gone`: other selectors hide nothing that a spreadsheet or a word processor writes. */
const SELECTOR = /^([a-z][a-z0-9]*)?(?:\.([\w-]+))?$/i

export class HiddenStyles {
  readonly #rules = new Set<string>()

  /** The text of a `<style>`. Cut by plain search: a pattern over text without braces would try every place. */
  read(sheet: string): void {
    for (const rule of sheet.split('}')) {
      const open = rule.indexOf('{')
      if (open < 0 || !HIDES.test(rule.slice(open))) continue
      for (const selector of rule.slice(0, open).replaceAll('<!--', ' ').split(',')) {
        const [, tag = '', name = ''] = SELECTOR.exec(selector.trim()) ?? []
        if (tag !== '' || name !== '') this.#rules.add(`${tag.toLowerCase()}.${name}`)
      }
    }
  }

  hides({ tagName, attrs }: Token.TagToken): boolean {
    if (this.#rules.has(`${tagName}.`)) return true
    for (const { name, value } of attrs) {
      if (name === 'hidden' || (name === 'style' && HIDES.test(value))) return true
      if (name !== 'class' || this.#rules.size === 0) continue
      for (const each of value.split(/\s+/)) if (this.#rules.has(`.${each}`) || this.#rules.has(`${tagName}.${each}`)) return true
    }
    return false
  }
}
