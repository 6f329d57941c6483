/** The `gouji` program: hands the process's arguments to a run and its code to the system. Everything else is in run.ts. */
import { run } from './run.ts'
import { processTerminal } from './terminal.ts'

// `gouji check … | head` closes the pipe before all is written; that is the reader's wish and no failure.
process.stdout.on('error', (problem: NodeJS.ErrnoException) => {
  if (problem.code !== 'EPIPE') throw problem
})

// The code is set, not passed to exit(): what is still on its way into a pipe would be cut off.
process.exitCode = await run(process.argv.slice(2), processTerminal())
