/**
 * How far a long command is: one line on stderr, written over in place. Words that are printed meanwhile come above it. Where stderr is no
 * terminal there is no line. It uses no colours.
 */
import { harmless } from './harmless.ts'
import type { Terminal } from './terminal.ts'

export interface Progress {
  /** What the command prints with while the line stands. */
  readonly terminal: Terminal
  /** `done` of `all` are behind; `name` is under way. */
  show(done: number, all: number, name: string): void
  end(): void
}

/** Drawing costs a system call; nobody reads more lines in a second than this leaves. */
const BETWEEN_DRAWINGS = 50
const ERASE = '\r\u001b[K'

export function createProgress(terminal: Terminal, now: () => number = () => performance.now()): Progress {
  const started = now()
  let drawn = Number.NEGATIVE_INFINITY
  let state: Parameters<Progress['show']> | undefined
  let isStanding = false
  const erase = () => {
    if (isStanding) terminal.error(ERASE)
    isStanding = false
  }
  const draw = () => {
    const width = terminal.statusWidth()
    if (width === undefined || state === undefined) return
    drawn = now()
    isStanding = true
    terminal.error(ERASE + statusLine(state, drawn - started, width))
  }
  const above = (print: (text: string) => void) => (text: string) => {
    if (text === '') return
    erase()
    print(text)
    draw()
  }
  return {
    terminal: { ...terminal, out: above(terminal.out), error: above(terminal.error) },
    show(...next) {
      state = next
      if (now() - drawn >= BETWEEN_DRAWINGS) draw()
    },
    end() {
      state = undefined
      erase()
    },
  }
}

/** `[12/500] 0:31 甲局/预算.budget`. A line that fills the window makes some terminals go to the next one, so it stays below. */
export function statusLine([done, all, name]: Parameters<Progress['show']>, milliseconds: number, width: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  const head = `[${done + 1}/${all}] ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} `.slice(0, Math.max(0, width - 1))
  return head + lastCells(harmless(name), width - 1 - head.length)
}

/** Of a long name the end, which tells it from its neighbours. */
function lastCells(text: string, room: number): string {
  const characters = [...text]
  let from = characters.length
  for (let cells = 0; from > 0; from--) {
    cells += cellsOf(characters[from - 1] ?? '')
    if (cells > room - (from > 1 ? ELLIPSIS_CELLS : 0)) break
  }
  if (from === 0) return text
  return room < ELLIPSIS_CELLS ? '' : `…${characters.slice(from).join('')}`
}

const ELLIPSIS_CELLS = 2

/** At most: terminals do not agree on “ and …, and a line that is too wide would never be erased. */
function cellsOf(character: string): 1 | 2 {
  return character <= '\u007f' ? 1 : 2
}
