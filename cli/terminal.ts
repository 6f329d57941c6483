/** What a command sees of the world: where its words go, where it stands, and whether colours are wanted. Tests give their own. */
import type { Language } from '../core/report.ts'

export interface Terminal {
  out(text: string): void
  error(text: string): void
  readonly folder: string
  readonly colours: boolean
  readonly environment: Readonly<Record<string, string | undefined>>
  /** How wide a line on stderr may be that is written over in place; nothing where stderr is no terminal that does that. */
  statusWidth(): number | undefined
  /** From now on the first Ctrl-C is told by the signal, and the command ends itself; the next one ends the process. */
  interruptible(): AbortSignal
}

export function processTerminal(): Terminal {
  const environment = process.env
  return {
    out: (text) => void process.stdout.write(text),
    error: (text) => void process.stderr.write(text),
    folder: process.cwd(),
    // https://no-color.org: any value but an empty one turns colours off.
    colours: Boolean(process.stdout.isTTY) && !environment.NO_COLOR && environment.TERM !== 'dumb',
    environment,
    statusWidth: () => (process.stderr.isTTY && environment.TERM !== 'dumb' ? process.stderr.columns || USUAL_WIDTH : undefined),
    interruptible,
  }
}

/** For a terminal that does not know its own width. */
const USUAL_WIDTH = 80

function interruptible(): AbortSignal {
  const controller = new AbortController()
  const signals = ['SIGINT', 'SIGTERM'] as const
  const abort = () => {
    for (const each of signals) process.off(each, abort)
    controller.abort()
  }
  for (const each of signals) process.on(each, abort)
  return controller.signal
}

/** `--lang`, else the locale as POSIX ranks its variables. Budgets are Chinese, so a machine that says nothing is answered in Chinese. */
export function chooseLanguage(args: readonly string[], environment: Terminal['environment']): Language {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='))
  const asked = at < 0 ? undefined : args[at]?.includes('=') ? args[at]?.slice('--lang='.length) : args[at + 1]
  if (asked === 'zh' || asked === 'en') return asked
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  return locale === '' || /^(?:zh|c(?:\.|$)|posix$)/i.test(locale) ? 'zh' : 'en'
}
