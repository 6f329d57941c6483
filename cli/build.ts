/** `gouji build`: the official tables of one budget, written into a folder. A budget with errors is not published, except as a draft. */
import { relative, resolve } from 'node:path'
import { type FormatName, formatNames, isFormatName, publishFile, writers } from '../publish/index.ts'
import { writeInto } from './atomic-write.ts'
import { collectFiles, workspaceOf } from './collect-files.ts'
import { diskHost, uriOf } from './disk-host.ts'
import { embeddedData } from './embedded-data.ts'
import { exitCode } from './exit-code.ts'
import { CouldNotRun } from './failure.ts'
import { pathNames, slashes, withNames } from './path-names.ts'
import type { CommonOptions } from './program.ts'
import { renderText } from './render-text.ts'
import { reportUnreadable, SourceLines } from './source-lines.ts'
import type { Terminal } from './terminal.ts'

export interface BuildOptions extends CommonOptions {
  readonly to: string
  readonly out: string
  readonly draft?: boolean
}

export async function build(path: string, options: BuildOptions, terminal: Terminal): Promise<number> {
  const formats = chooseFormats(options.to)
  const files = await collectFiles([path], terminal.folder)
  const [file] = files
  if (!file || files.length > 1)
    throw new CouldNotRun({
      zh: `build 一次生成一个预算，“${path}”是 ${files.length} 个文件`,
      en: `build takes one budget; “${path}” is ${files.length} files`,
    })
  const sources = new SourceLines(diskHost)
  if ((await reportUnreadable(files, sources, options.language, terminal)).size > 0) return 2
  const draft = options.draft === true
  const root = uriOf(workspaceOf(files, terminal.folder))
  const { report: raw, publication } = await publishFile(sources, file.uri, {
    language: options.language,
    data: embeddedData,
    checks: false,
    root,
    draft,
  })
  const nameOf = pathNames(terminal.folder, new Map([[file.uri, file.name]]))
  const report = withNames(raw, nameOf)
  terminal.error(renderText(report, { language: options.language, colours: false, lineOf: await sources.linesOf(raw, nameOf) }))
  const code = exitCode(report)
  if (code !== 0 && !draft) {
    terminal.error(
      options.language === 'en'
        ? 'gouji: nothing was written, since there are errors; --draft writes a marked draft\n'
        : 'gouji: 有错误，没有生成文件；加 --draft 可生成带标记的草稿\n',
    )
    return code
  }
  if (!publication) throw new CouldNotRun({ zh: `“${file.name}”里没有可以公开的表格`, en: `There is no table to publish in “${file.name}”` })
  const outputs = (await Promise.all(formats.map((format) => writers[format](publication)))).flat()
  const written = await writeInto(resolve(terminal.folder, options.out), outputs)
  terminal.out(written.map((each) => `${slashes(relative(terminal.folder, each) || each)}\n`).join(''))
  return code
}

function chooseFormats(list: string): readonly FormatName[] {
  const names = [
    ...new Set(
      list
        .split(/[,，\s]+/)
        .filter((name) => name !== '')
        .map((name) => name.toLowerCase()),
    ),
  ]
  const known = names.filter(isFormatName)
  const strange = names.filter((name) => !isFormatName(name))
  if (known.length === 0 || strange.length > 0) {
    const choice = formatNames.join(', ')
    throw new CouldNotRun({
      zh: `--to 没有“${strange.join(',')}”这种格式，可用：${choice}`,
      en: `--to knows no format “${strange.join(',')}”; there are: ${choice}`,
    })
  }
  return known
}
