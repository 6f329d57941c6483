/** What the client set: language and severities, from its configuration, and from its locale where it says nothing. */
import type { InitializeParams } from 'vscode-languageserver'
import type { ServiceSettings } from './service.ts'

/** What the client says at the start, besides what the protocol has. Anything may be missing: other editors send nothing. */
export interface StartOptions {
  readonly language?: unknown
  readonly severities?: unknown
  /** The client answers `gouji/readFile` and `gouji/listFiles`, and watches the files itself. */
  readonly filesThroughClient?: unknown
  /** The address below which each rule has its page. */
  readonly rulePages?: unknown
  /** Commands that the client runs: lenses may name them. */
  readonly commands?: unknown
  /** The client listens to `gouji/status`. */
  readonly status?: unknown
}

/** What is drawn beside the text, and in which language. */
export interface DisplaySettings {
  readonly language: ServiceSettings['language']
  readonly inlayHints: { readonly codeNames: boolean; readonly generated: boolean }
}

export function startOptions({ initializationOptions }: InitializeParams): StartOptions {
  return isRecord(initializationOptions) ? initializationOptions : {}
}

/** `before` is what holds for anything that the configuration leaves open; `auto` is such. */
export function settingsOf(configuration: unknown, before: ServiceSettings): ServiceSettings {
  if (!isRecord(configuration)) return before
  const { language } = configuration
  return {
    language: language === 'zh' || language === 'en' ? language : before.language,
    severities: severitiesOf(configuration) ?? before.severities,
  }
}

/** As `settingsOf`, for what only the editor shows: everything is shown that nobody switched off. */
export function displaySettingsOf(configuration: unknown, language: ServiceSettings['language'], before?: DisplaySettings): DisplaySettings {
  const hints = isRecord(configuration) && isRecord(configuration.inlayHints) ? configuration.inlayHints : {}
  const shows = (value: unknown, earlier: boolean | undefined) => (typeof value === 'boolean' ? value : (earlier ?? true))
  return {
    language,
    inlayHints: {
      codeNames: shows(hints.codeNames, before?.inlayHints.codeNames),
      generated: shows(hints.generated, before?.inlayHints.generated),
    },
  }
}

/** All rules in one object (`gouji.severities`), or a setting for each (`gouji.rules.column-sum`), which wins. */
function severitiesOf({ severities, rules }: Record<string, unknown>): Readonly<Record<string, string>> | undefined {
  if (!isRecord(severities) && !isRecord(rules)) return undefined
  return { ...(isRecord(severities) ? onlyTexts(severities) : {}), ...(isRecord(rules) ? onlyTexts(rules) : {}) }
}

/** Chinese unless the client's locale is another language: the people who write budgets read Chinese. */
export function settingsAtStart(params: InitializeParams): ServiceSettings {
  const language = params.locale === undefined || /^zh\b/i.test(params.locale) ? 'zh' : 'en'
  return settingsOf(startOptions(params), { language, severities: {} })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function onlyTexts(record: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}
