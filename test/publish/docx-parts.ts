/** A document taken apart for the tests: its parts as XML, its paragraphs and tables as texts. A strict reader: XML that is not well-formed throws. */
import { strFromU8, unzipSync } from 'fflate'
import { writeDocx } from '../../publish/docx.ts'
import type { Publication } from '../../publish/model.ts'

export interface Node {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (Node | string)[]
}

export async function bytesOf(publication: Publication): Promise<Uint8Array> {
  const [file] = await writeDocx(publication)
  return file?.bytes ?? new Uint8Array()
}

export async function partsOf(publication: Publication): Promise<Readonly<Record<string, string>>> {
  const entries = Object.entries(unzipSync(await bytesOf(publication)))
  return Object.fromEntries(entries.map(([name, bytes]) => [name, strFromU8(bytes)]))
}

export async function bodyOf(publication: Publication): Promise<Node> {
  const document = parseXml((await partsOf(publication))['word/document.xml'] ?? '')
  const [body] = named(document, 'w:body')
  if (!body) throw new Error('no body')
  return body
}

/** What XML 1.0 allows: these characters, these entities, tags that close. Nothing that the library does not write, such as CDATA. */
export function parseXml(xml: string): Node {
  const illegal = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(xml)
  if (illegal) throw new Error(`U+${illegal[0].codePointAt(0)?.toString(16)} in XML`)
  const root: Node = { name: '', attributes: {}, children: [] }
  const open = [root]
  for (const [piece] of xml.replace(/^<\?xml[^?]*\?>/, '').matchAll(/<[^<>]*>|[^<>]+|[<>]/g)) {
    const parent = open.at(-1) as Node
    if (piece === '<' || piece === '>') throw new Error('a bracket that belongs to no tag')
    if (piece.startsWith('</')) {
      if (open.pop()?.name !== piece.slice(2, -1)) throw new Error(`${piece} closes another element`)
    } else if (piece.startsWith('<')) {
      const [, name = ''] = /^<([\w:]+)/.exec(piece) ?? []
      const attributes = Object.fromEntries([...piece.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, decode(value)]))
      const node = { name, attributes, children: [] }
      parent.children.push(node)
      if (!piece.endsWith('/>')) open.push(node)
    } else parent.children.push(decode(piece))
  }
  if (open.length !== 1) throw new Error(`${open.at(-1)?.name} is not closed`)
  return root
}

function decode(text: string): string {
  const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
  return text.replace(/&(#x?[0-9a-fA-F]+|\w+)?;?/g, (whole, name = '') => {
    if (!whole.endsWith(';')) throw new Error(`a bare & in ${text.slice(0, 60)}`)
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.replace(/^#x/, '0x').replace(/^#/, '')))
    const character = entities[name]
    if (character === undefined) throw new Error(`unknown entity ${whole}`)
    return character
  })
}

/** All elements of that name below, in the order of the document. */
export function named(node: Node, name: string): readonly Node[] {
  return node.children.flatMap((child) => (typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...named(child, name)]))
}

export function value(node: Node | undefined, name: string): string | undefined {
  return node && named(node, name)[0]?.attributes['w:val']
}

/** The text of a paragraph or cell; a break is a line's end, an instruction of a field is none. */
export function textOf(node: Node): string {
  return node.children
    .map((child) => {
      if (typeof child === 'string') return node.name === 'w:t' ? child : ''
      if (child.name === 'w:br') return '\n'
      return child.name === 'w:tab' && node.name === 'w:r' ? '\t' : textOf(child)
    })
    .join('')
}

/** The paragraphs outside of tables, as `style: text`. */
export function paragraphsOf(body: Node): readonly string[] {
  const paragraphs = body.children.filter((child): child is Node => typeof child !== 'string' && child.name === 'w:p')
  return paragraphs.map((each) => `${value(each, 'w:pStyle')}: ${textOf(each)}`)
}
