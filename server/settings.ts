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
}

export function startOptions({ initializationOptions }: InitializeParams): StartOptions {
  return isRecord(initializationOptions) ? initializationOptions : {}
}

/** `before` is what holds for anything that the configuration leaves open; `auto` is such. */
export function settingsOf(configuration: unknown, before: ServiceSettings): ServiceSettings {
  if (!isRecord(configuration)) return before
  const { language, severities } = configuration
  return {
    language: language === 'zh' || language === 'en' ? language : before.language,
    severities: isRecord(severities) ? onlyTexts(severities) : before.severities,
  }
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
