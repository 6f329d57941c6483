/** What a client has of a preview, so that only what changed is sent again. Texts are compared as they are: no two are taken for one. */
import type { Preview, PreviewFragment } from '../publish/index.ts'

/** Without `html` the client has it already. All fragments are named each time, in their order; what is not named is gone. */
export type ChangedFragment = Pick<PreviewFragment, 'id' | 'base'> & { readonly html?: string }

export class SentFragments {
  #html: ReadonlyMap<string, string> = new Map()

  update({ fragments, ...preview }: Preview): Omit<Preview, 'fragments'> & { readonly fragments: readonly ChangedFragment[] } {
    const before = this.#html
    this.#html = new Map(fragments.map(({ id, html }) => [id, html]))
    return { ...preview, fragments: fragments.map(({ html, ...rest }) => (before.get(rest.id) === html ? rest : { ...rest, html })) }
  }

  nothing(): null {
    this.#html = new Map()
    return null
  }
}
