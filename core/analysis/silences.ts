/** 忽略 lines: which findings they take away, and which of them take away nothing. */
import type { Silence } from '../model/line-state.ts'
import { nearestName } from '../nearest-name.ts'
import type { Finding } from '../rules/define-rule.ts'
import { ruleNamed, rules } from '../rules/index.ts'
import { unusedSilence } from '../rules/unused-silence.ts'
import type { Line } from '../store/line-document.ts'

/** A finding that somebody silenced, with the reason: the report lists them. */
export interface Silenced {
  readonly finding: Finding
  readonly reason: string
}

export interface SilenceResult {
  readonly kept: readonly Finding[]
  readonly silenced: readonly Silenced[]
}

/** `silenceAt` gives the 忽略 lines that hold at a line; `declared` are all that were written. */
export function applySilences(
  findings: readonly Finding[],
  silenceAt: (line: Line) => Silence | undefined,
  declared: readonly Silence[],
): SilenceResult {
  const used = new Set<Line>()
  const kept: Finding[] = []
  const silenced: Silenced[] = []
  for (const finding of findings) {
    const silence = matching(silenceAt(finding.place.line), finding)
    if (!silence) {
      kept.push(finding)
      continue
    }
    used.add(silence.place.line)
    silenced.push({ finding, reason: silence.reason })
  }
  for (const silence of declared) if (!used.has(silence.place.line)) kept.push(complain(silence))
  return { kept, silenced }
}

function matching(silence: Silence | undefined, finding: Finding): Silence | undefined {
  for (let each = silence; each; each = each.also) if (names(each.rule, finding)) return each
  return undefined
}

/** By the rule’s name, its Chinese name, or the name of the 校验 that found it. */
function names(word: string, finding: Finding): boolean {
  return word === finding.rule || ruleNamed(word)?.name === finding.rule || (finding.checkName !== undefined && word === finding.checkName)
}

function complain(silence: Silence): Finding {
  const known = ruleNamed(silence.rule) !== undefined
  return unusedSilence.at(silence.place, {
    rule: silence.rule,
    known,
    near: nearestName(
      silence.rule,
      rules.flatMap((rule) => [rule.zhName, rule.name]),
    ),
  })
}
