/** Help pages and complaints about arguments in both languages; commander speaks English only. */
import type { Command, CommanderError } from 'commander'
import type { Language } from '../core/report.ts'
import type { Terminal } from './terminal.ts'

const HEADINGS: Readonly<Record<string, string>> = { 'Usage:': '用法：', 'Arguments:': '参数：', 'Options:': '选项：', 'Commands:': '命令：' }

/** What commander found wrong, by its code; what it quotes is put behind. */
const COMPLAINTS: Readonly<Record<string, string>> = {
  'commander.unknownOption': '没有这个选项',
  'commander.unknownCommand': '没有这个命令',
  'commander.missingArgument': '缺少参数',
  'commander.optionMissingArgument': '选项缺少取值',
  'commander.missingMandatoryOptionValue': '缺少必需的选项',
  'commander.invalidArgument': '取值不对',
  'commander.excessArguments': '参数太多',
  'commander.conflictingOption': '这些选项不能同时用',
}

export function translateHelp(command: Command, language: Language, terminal: Terminal): Command {
  command.exitOverride()
  command.helpOption('-h, --help', language === 'en' ? 'show this help' : '显示帮助')
  command.helpCommand(false)
  // Complaints are printed once, by whoever catches them.
  command.configureOutput({ writeOut: terminal.out, writeErr: terminal.error, outputError: () => undefined })
  if (language === 'zh') {
    command.configureHelp({
      styleTitle: (title) => HEADINGS[title] ?? title,
      optionDescription: (option) => {
        const choices = option.argChoices ? [`可选：${option.argChoices.join('、')}`] : []
        const standard = option.defaultValue === undefined ? [] : [`默认：${String(option.defaultValue)}`]
        const notes = [...choices, ...standard]
        return notes.length === 0 ? option.description : `${option.description}（${notes.join('；')}）`
      },
    })
  }
  return command
}

export function complaint(error: CommanderError, language: Language): string {
  const english = error.message.replace(/^error: /, '')
  const chinese = COMPLAINTS[error.code]
  if (language === 'en' || chinese === undefined) return english
  const quoted = [...english.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '')
  return quoted.length === 0 ? `${chinese}（${english}）` : `${chinese}：${quoted.join('，')}`
}
