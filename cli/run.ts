/** One run of the command line, from arguments to an exit code. Whatever goes wrong ends in one line on stderr and a 2, never in a stack of calls. */
import { CommanderError } from 'commander'
import { CouldNotRun } from './failure.ts'
import { createProgram } from './program.ts'
import { chooseLanguage, type Terminal } from './terminal.ts'
import { complaint } from './usage.ts'

export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const language = chooseLanguage(args, terminal.environment)
  let code = 0
  try {
    const program = createProgram(language, terminal, (result) => {
      code = result
    })
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (problem) {
    if (problem instanceof CommanderError) {
      if (problem.exitCode === 0) return 0
      // Without any argument commander has printed its help already.
      if (problem.code !== 'commander.help') terminal.error(`gouji: ${complaint(problem, language)}\n`)
      return 2
    }
    if (problem instanceof CouldNotRun) {
      terminal.error(`gouji: ${problem.words[language]}\n`)
      return 2
    }
    const message = problem instanceof Error ? (terminal.environment.GOUJI_DEBUG ? problem.stack : problem.message) : String(problem)
    terminal.error(language === 'en' ? `gouji: a mistake in gouji itself: ${message}\n` : `gouji: 程序自身出错：${message}\n`)
    return 2
  }
}
