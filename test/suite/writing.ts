/** Generated files on file systems that fail: what was there before stays whole, nothing temporary is left, and no folder is written over. */
import { strict as assert } from 'node:assert'
import * as vscode from 'vscode'
import { inWorkspace, open, source, type Tests } from './editor.ts'
import { FaultyFiles, scheme } from './faulty-files.ts'

const folder = vscode.Uri.from({ scheme, path: '/out' })
const old = new TextEncoder().encode('what was there before')

export const writing: Tests = {
  async 'files go to any file system, and only their own names are left there'() {
    await onFaultyFiles(async (disk) => {
      const files = await generate(['html', 'csv'])
      assert.ok((files?.length ?? 0) > 5)
      assert.deepEqual(namesOn(disk), files?.map((file) => vscode.Uri.parse(file).path).sort())
    })
  },

  async 'a disk that is full in the middle of a file leaves all old files whole'() {
    await onFaultyFiles(async (disk) => {
      const names = await withOldFiles(disk, ['html', 'csv'])
      disk.faults.room = 60_000
      assert.equal(await generate(['html', 'csv']), undefined)
      assert.deepEqual(namesOn(disk), names)
      for (const name of names) assert.deepEqual(disk.files.get(name), old, name)
    })
  },

  async 'where nothing can be renamed the files are written all the same'() {
    await onFaultyFiles(async (disk) => {
      const [name = ''] = await withOldFiles(disk, ['html'])
      disk.faults.renaming = 'fails'
      assert.equal((await generate(['html']))?.length, 1)
      assert.match(new TextDecoder().decode(disk.files.get(name)), /^<!doctype html>[\s\S]*<\/html>\s*$/i)
      assert.deepEqual(namesOn(disk), [name])
    })
  },

  async 'where that fails too the old file is put back'() {
    await onFaultyFiles(async (disk) => {
      const names = await withOldFiles(disk, ['html'])
      Object.assign(disk.faults, { renaming: 'fails', brokenWrites: 1 })
      assert.equal(await generate(['html']), undefined)
      assert.deepEqual(namesOn(disk), names)
      assert.deepEqual(disk.files.get(names[0] ?? ''), old)
    })
  },

  async 'a folder in the place of a file keeps what it holds'() {
    await onFaultyFiles(async (disk) => {
      const [name = ''] = await withOldFiles(disk, ['html'])
      disk.files.delete(name)
      disk.files.set(`${name}/mine`, old)
      assert.equal(await generate(['html', 'csv']), undefined)
      assert.deepEqual(namesOn(disk), [`${name}/mine`])
    })
  },

  async 'only the tables that were asked for, and none for a name that is no table'() {
    await onFaultyFiles(async (disk) => {
      assert.equal((await generate(['csv'], ['表三', '部门收入总体情况表']))?.length, 2)
      disk.files.clear()
      assert.equal(await generate(['csv'], ['表三', '表九十九']), undefined)
      assert.deepEqual(namesOn(disk), [])
    })
  },
}

async function onFaultyFiles(body: (disk: FaultyFiles) => Promise<void>): Promise<void> {
  const disk = new FaultyFiles()
  const registration = vscode.workspace.registerFileSystemProvider(scheme, disk, { isCaseSensitive: true })
  try {
    await open(source)
    await body(disk)
  } finally {
    registration.dispose()
  }
}

/** Generates once, and puts old contents in the place of each file; their names. */
async function withOldFiles(disk: FaultyFiles, formats: readonly string[]): Promise<readonly string[]> {
  assert.ok(await generate(formats))
  const names = namesOn(disk)
  for (const name of names) disk.files.set(name, old)
  return names
}

function namesOn({ files }: FaultyFiles): readonly string[] {
  return [...files.keys()].sort()
}

async function generate(formats: readonly string[], tables: readonly string[] = []): Promise<readonly string[] | undefined> {
  const request = { uri: inWorkspace(source), formats, folder, tables }
  return (await vscode.commands.executeCommand<{ files: readonly string[] } | undefined>('gouji.generate', request))?.files
}
