/** The command line's shape: which commands and options there are, and what each says of itself. What they do is in a file each. */
import { Argument, Command, Option } from 'commander'
import type { Language } from '../core/report.ts'
import type { BuildOptions } from './build.ts'
import type { CheckOptions } from './check.ts'
import type { DiffOptions } from './diff.ts'
import type { FmtOptions } from './fmt.ts'
import type { NewYearOptions } from './new-year.ts'
import type { Terminal } from './terminal.ts'
import { translateHelp } from './usage.ts'
import { version } from './version.ts'

/** As `publish/writers.ts` has them; loading it for a help page would take longer than printing that. A test compares. */
const FORMATS = 'docx,xlsx,html,md,csv,json'

export interface CommonOptions {
  readonly language: Language
}

/** `done` takes the exit code of the command that ran. Commands are loaded when they are asked for, since `--help` needs none of them. */
export function createProgram(language: Language, terminal: Terminal, done: (code: number) => void): Command {
  const say = (zh: string, en: string): string => (language === 'en' ? en : zh)
  const program = new Command('gouji')
  const langOption = () => new Option('--lang <lang>', say('界面语言', 'language of the output')).choices(['zh', 'en'])
  program.description(say('勾稽：核对部门预算的勾稽关系，生成公开表格', 'gouji: reconcile departmental budgets and make their official tables'))
  program.version(version(), '-V, --version', say('显示版本', 'print the version'))
  program.addOption(langOption())
  // On a subcommand too, so that the option may stand where a person thinks of it.
  const command = (name: string, zh: string, en: string): Command =>
    translateHelp(program.command(name), language, terminal).description(say(zh, en)).addOption(langOption())
  const paths = () => new Argument('<path...>', say('文件、文件夹或通配符', 'files, folders or globs'))

  command('check', '核对预算', 'check budgets')
    .addArgument(paths())
    .addOption(new Option('--format <format>', say('输出格式', 'output format')).choices(['text', 'json', 'sarif']).default('text'))
    .option('--checks', say('列出每一项核对', 'list every check'))
    .option(
      '--report <dir>',
      say('在这个文件夹里写核对证明（网页）：每个金额由哪几项核对证实', 'write proof pages into this folder: which checks confirm each amount'),
    )
    .action(async (given: string[], options: Omit<CheckOptions, 'language'>) =>
      done(await (await import('./check.ts')).check(given, { ...options, language }, terminal)),
    )

  command('build', '生成公开表格', 'make the official tables')
    .argument('<path>', say('预算文件，或放着许多预算的文件夹', 'a budget, or a folder of many'))
    .requiredOption('--to <formats>', say(`格式，用逗号分开：${FORMATS}`, `formats with commas: ${FORMATS}`))
    .requiredOption(
      '--out <dir>',
      say('输出文件夹；许多预算各有自己的子文件夹', 'folder to write into; of many budgets each has its own folder in it'),
    )
    .option('--draft', say('有错误也生成，标为草稿', 'write even with errors, marked as a draft'))
    .option('--tables <names>', say('只要这些表，写编号或标题，用逗号分开', 'only these tables, by number or title, with commas'))
    .option('--live-sums', say('Excel 工作簿里的合计写成公式', 'sums of a workbook as formulas'))
    .action(async (given: string, options: Omit<BuildOptions, 'language'>) =>
      done(await (await import('./build.ts')).build(given, { ...options, language }, terminal)),
    )

  command('diff', '比较两份预算，或两年的预算', 'compare two versions of a budget, or two years')
    .argument('<old>', say('旧的预算文件', 'the old budget'))
    .argument('<new>', say('新的预算文件', 'the new budget'))
    .addOption(
      new Option('--format <format>', say('输出格式，默认看 --out 的扩展名', 'output format; else by the ending of --out')).choices([
        'text',
        'html',
        'json',
      ]),
    )
    .option('--out <file>', say('写到这个文件', 'write to this file'))
    .action(async (old: string, now: string, options: Omit<DiffOptions, 'language'>) =>
      done(await (await import('./diff.ts')).diff(old, now, { ...options, language }, terminal)),
    )

  command('new-year', '新建下一年的预算', 'start next year’s budget from last year’s')
    .argument('<old>', say('上年的预算文件', 'last year’s budget'))
    .option('--year <year>', say('年份，默认是下一年', 'the year; else the one after'))
    .addOption(new Option('--carry', say('照抄上年的数', 'carry last year’s figures over')).conflicts('clear'))
    .option('--clear', say('清空数，只留科目、项目和指标（不写就是这样）', 'clear the figures, keep codes, projects and targets (the default)'))
    .option('--out <file>', say('新文件，默认在上年的旁边', 'the new file; else beside last year’s'))
    .action(async (old: string, options: Omit<NewYearOptions, 'language'>) =>
      done(await (await import('./new-year.ts')).makeNewYear(old, { ...options, language }, terminal)),
    )

  command('fmt', '对齐表格，只动空白', 'align tables; changes blanks only')
    .addArgument(paths())
    .option('--check', say('只列出未对齐的文件，不改动', 'only list files that are not formatted'))
    .action(async (given: string[], options: Omit<FmtOptions, 'language'>) =>
      done(await (await import('./fmt.ts')).fmt(given, { ...options, language }, terminal)),
    )

  command('explain', '说明一条规则；不写规则则列出全部', 'explain a rule; without one, list all')
    .argument('[rule]', say('规则名，中英文均可', 'the rule’s name in either language'))
    .action(async (given: string | undefined) => done(await (await import('./explain.ts')).explain(given, { language }, terminal)))

  command('lsp', '启动语言服务器，供编辑器使用', 'start the language server, for editors')
    .option('--stdio', say('经标准输入输出通信', 'talk over standard input and output'))
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async () => (await import('./lsp.ts')).lsp())

  return translateHelp(program, language, terminal)
}
