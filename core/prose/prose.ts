/**
 * The prose of one budget at work: the formulas in its braces as nodes of the budget's graph, its sections in order, each paragraph as it
 * reads now. Formulas must be known before the rows come (they may filter), so lines are taken in by `update`.
 */
import type { Expression, ProsePart, ValueFormat } from '../../grammar/index.ts'
import type { BudgetState } from '../evaluate/budget-state.ts'
import { type Author, compileSentence } from '../evaluate/compile-sentence.ts'
import type { GraphNode } from '../evaluate/graph.ts'
import { type Place, placeOf } from '../format/form.ts'
import type { AmountUnit } from '../money/amount.ts'
import type { Finding } from '../rules/define-rule.ts'
import { syntax } from '../rules/syntax.ts'
import type { Line } from '../store/line-document.ts'
import type { Reason, Value } from '../value.ts'
import { FORMAT_NAMES, type HoleFormat, holeFormat, printHole } from './print-hole.ts'
import { joinPieces, type RenderedHole, type RenderedParagraph, type RenderedPiece } from './rendered.ts'
import { type OutlineSection, outlineOf, type ParagraphLines, readSections, type SectionLines } from './sections.ts'
import { type Stated, statedFigure } from './stated-figure.ts'

interface Hole {
  readonly part: ProsePart
  readonly node: GraphNode<Value>
  readonly format: HoleFormat
  readonly formula: string
  readonly stated: Stated | undefined
  readonly statedNode: GraphNode<Value> | undefined
}

interface CompiledLine {
  readonly holes: ReadonlyMap<ProsePart, Hole>
  readonly findings: readonly Finding[]
}

export class Prose {
  readonly #state: BudgetState
  readonly #form: readonly SectionLines[]
  readonly #unit: AmountUnit
  readonly #lines = new Map<Line, CompiledLine>()
  #written: readonly SectionLines[] = []
  #outline: readonly OutlineSection[] | undefined

  constructor(state: BudgetState) {
    const { format, head } = state.parts
    this.#state = state
    this.#form = format?.sections ?? []
    this.#unit = head.unit ?? format?.unit ?? '元'
    this.#compile(linesOf(this.#form), 'form')
  }

  /** Takes in the budget's lines as they are now. */
  update(documents: readonly (readonly Line[])[]): void {
    this.#written = documents.flatMap((lines) => readSections(lines))
    this.#outline = undefined
    const written = documents.flatMap((lines) => lines.filter(({ syntax }) => syntax.kind === 'prose'))
    this.#compile(written, 'budget')
    const live = new Set([...linesOf(this.#form), ...written])
    for (const [line, { holes }] of this.#lines)
      if (!live.has(line)) {
        for (const { node, statedNode } of holes.values()) for (const each of [node, statedNode]) each?.dispose()
        this.#lines.delete(line)
      }
  }

  get outline(): readonly OutlineSection[] {
    const { head } = this.#state.parts
    this.#outline ??= outlineOf(this.#form, this.#written, head.year, head.status === 'source')
    return this.#outline
  }

  /** Names in braces that mean nothing, and the like. */
  get findings(): readonly Finding[] {
    return [...this.#lines.values()].flatMap(({ findings }) => findings)
  }

  render(paragraph: ParagraphLines): RenderedParagraph {
    const missing: Reason[] = []
    const pieces = paragraph.flatMap((line): readonly RenderedPiece[] =>
      line.syntax.kind === 'prose' ? line.syntax.parts.map((part) => this.#renderPart(line, part, missing)) : [],
    )
    return joinPieces(pieces, missing)
  }

  #renderPart(line: Line, part: ProsePart, missing: Reason[]): RenderedPiece {
    const { start, end } = part
    const hole = this.#lines.get(line)?.holes.get(part)
    if (!hole) return { text: part.type === 'text' ? part.value : line.text.slice(start, end), line, start, end, hole: undefined }
    const value = hole.node.peek()
    if (value.k === 'unknown' && !hole.format.isOptional) missing.push(value.reason)
    const text = hole.stated ? hole.stated.text : printHole(value, hole.format)
    return { text, line, start, end, hole: renderedHole(line, hole, value) }
  }

  #compile(lines: readonly Line[], by: Author): void {
    for (const line of lines) if (!this.#lines.has(line)) this.#lines.set(line, this.#compileLine(line, by))
  }

  #compileLine(line: Line, by: Author): CompiledLine {
    const findings: Finding[] = []
    const holes = new Map<ProsePart, Hole>()
    const parts = line.syntax.kind === 'prose' ? line.syntax.parts : []
    const compile = (expression: Expression) => compileSentence(this.#state, line, expression, by, (finding) => findings.push(finding))
    for (const part of parts) {
      if (part.type !== 'value') continue
      if (part.format) findings.push(...strangeFormat(line, part.format))
      const format = holeFormat(part.format, this.#unit)
      const { value, other } = sidesOf(part.expression)
      const stated = other && statedFigure(line, other, format)
      const formula = line.text.slice(value.start, value.end)
      holes.set(part, { part, node: compile(value), format, formula, stated, statedNode: other && !stated ? compile(other) : undefined })
    }
    return { holes, findings }
  }
}

function linesOf(sections: readonly SectionLines[]): readonly Line[] {
  return sections.flatMap(({ paragraphs }) => paragraphs.flat())
}

/** `{e = 5.97%}`: the formula, and what the author says that it comes to. */
function sidesOf(expression: Expression): { readonly value: Expression; readonly other?: Expression } {
  if (expression.type !== 'compare' || expression.operators.length !== 1 || expression.operators[0] !== '=') return { value: expression }
  const [value, other] = expression.operands
  return value && other ? { value, other } : { value: expression }
}

function strangeFormat(line: Line, { name, start, end }: ValueFormat): readonly Finding[] {
  if (name === '' || FORMAT_NAMES.includes(name)) return []
  const choice = FORMAT_NAMES.join('、')
  return [
    syntax.at(
      { line, start, end },
      { zh: `花括号里逗号后没有“${name}”这种写法，可用：${choice}`, en: `“${name}” is no way to print a value; there are: ${choice}` },
    ),
  ]
}

function renderedHole(line: Line, hole: Hole, value: Value): RenderedHole {
  const { stated, statedNode, format, formula } = hole
  const place: Place | undefined = stated && placeOf(line, stated)
  const unit = value.k === 'amount' ? format.unit : ''
  const correction = stated ? stated.print(value) : printHole(value, format)
  return { value, stated: stated?.beside(value) ?? statedNode?.peek(), statedPlace: place, correction, formula, unit }
}
