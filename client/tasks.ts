/**
 * Tasks that run the command line of this very extension: check all budgets of a folder, build them. On a desktop alone, since they are processes. What
 * they print is read by the problem matchers of the manifest.
 */
import { type Disposable, ProcessExecution, Task, type TaskDefinition, TaskGroup, tasks, Uri, type WorkspaceFolder, workspace } from 'vscode'
import type { Words } from './words.ts'

/** `type` is gouji; `arguments` are those of the command line. */
interface GoujiTask extends TaskDefinition {
  readonly arguments: readonly string[]
}

const MATCHERS = ['$gouji-errors', '$gouji-warnings', '$gouji-hints']

export function provideTasks(home: Uri, words: Words): Disposable {
  const make = (folder: WorkspaceFolder, definition: GoujiTask, name: string): Task => {
    const program = Uri.joinPath(home, 'dist', 'cli.js').fsPath
    const run = new ProcessExecution(process.execPath, [program, ...definition.arguments], {
      cwd: folder.uri.fsPath,
      env: { ELECTRON_RUN_AS_NODE: '1' },
    })
    return new Task(definition, folder, name, 'gouji', run, MATCHERS)
  }
  return tasks.registerTaskProvider('gouji', {
    provideTasks: () =>
      (workspace.workspaceFolders ?? [])
        .filter(({ uri }) => uri.scheme === 'file')
        .flatMap((folder) => {
          const check = make(folder, { type: 'gouji', arguments: ['check', '.'] }, words('check'))
          const build = make(folder, { type: 'gouji', arguments: ['build', '.', '--to', 'docx,xlsx', '--out', 'public'] }, words('build'))
          check.group = TaskGroup.Test
          build.group = TaskGroup.Build
          return [check, build]
        }),
    resolveTask: (task) => {
      const definition = task.definition as Partial<GoujiTask>
      const folder = typeof task.scope === 'object' ? task.scope : workspace.workspaceFolders?.[0]
      if (!folder || !Array.isArray(definition.arguments)) return undefined
      return make(folder, definition as GoujiTask, task.name)
    },
  })
}
