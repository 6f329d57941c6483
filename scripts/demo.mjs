#!/usr/bin/env node
/**
 * `npm run demo`: builds the command line, checks a real published budget (findings are what it is for, so its exit 1 is shown, not passed on),
 * and makes the official tables of the clean source. It ends 0 unless something could not be run.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const published = 'examples/xicheng-2024/公开稿.budget'
const source = 'examples/xicheng-2024/预算.budget'
const out = 'build/demo'

/** @param {readonly string[]} args @param {readonly number[]} expected the exit codes that are an answer */
function runNode(args, expected) {
  console.log(`\n$ node ${args.join(' ')}`)
  const { status, error } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  if (error !== undefined) console.error(error.message)
  if (status === null || !expected.includes(status)) process.exit(status || 1)
  return status
}

runNode(['scripts/build.mjs'], [0])
const found = runNode(['dist/cli.js', 'check', published], [0, 1])
console.log(
  found === 1
    ? '退出码 1：公开稿里有错误，已列在上面。 Exit 1: the published document has errors, listed above.'
    : '退出码 0：没有错误。 Exit 0: no errors.',
)

runNode(['dist/cli.js', 'build', source, '--to', 'html,xlsx,csv', '--out', out], [0])
console.log(`\n已生成 Written to ${out}:`)
for (const name of readdirSync(join(root, out), { recursive: true, encoding: 'utf8' }).sort()) {
  const { size } = statSync(join(root, out, name))
  console.log(`  ${name}  ${size} B`)
}
