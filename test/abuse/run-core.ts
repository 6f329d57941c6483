/** One input through the core, in a process of its own so that a hang can be ended: prints what it says in both languages as JSON. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { catalogs, formats } from '../../build/embedded.ts'
import { BudgetWorkspace, checkFiles, type Language } from '../../core/index.ts'
import { createNodeHost } from '../../server/node-host.ts'

const [folder = '', ...names] = process.argv.slice(2)
const root = pathToFileURL(folder).href
const uris = names.map((name) => pathToFileURL(join(folder, name)).href)

/** A file that cannot be read has no line to stand at: the core keeps it as a problem, which the programs print. */
async function said(language: Language): Promise<readonly string[]> {
  const data = { catalogs, formats }
  const report = await checkFiles(createNodeHost(), uris, { language, data, checks: true, root })
  const workspace = new BudgetWorkspace({ host: createNodeHost(), data, roots: [root], language })
  for (const uri of uris) await workspace.files.load(uri)
  const unread = uris.flatMap((uri) => {
    const content = workspace.files.get(uri)
    return content && 'zh' in content ? [content[language]] : []
  })
  return [...unread, ...report.files.flatMap((file) => file.diagnostics.map((diagnostic) => diagnostic.message))]
}

process.stdout.write(JSON.stringify({ zh: await said('zh'), en: await said('en') }))
