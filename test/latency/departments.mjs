/**
 * `npm run bench:departments`: five hundred departments in one run of the program, made from the real ones: how long each takes, and how much memory
 * the run has at its peak, beside a run of fifty. Prints the table of docs/benchmarks.md. `--to xlsx,docx` makes other formats, `--counts 50,500` other runs.
 */
import { cpus, totalmem } from 'node:os'
import { buildAll, withDepartments } from './build-departments.mjs'

/** @param {string} name @param {string} standard */
function option(name, standard) {
  const at = process.argv.indexOf(name)
  return at < 0 ? standard : (process.argv[at + 1] ?? standard)
}

/** @param {readonly number[]} times @param {number} share */
function quantile(times, share) {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0
}

const to = option('--to', 'xlsx')
const counts = option('--counts', '50,500').split(',').map(Number)
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GB; to ${to}\n`)
console.log('| departments | files | in all, s | of it processor, s | first, ms | median, ms | p95, ms | longest, ms | peak memory, MB |')
console.log('|---:|---:|---:|---:|---:|---:|---:|---:|---:|')
for (const count of counts) {
  const { code, stderr, total, each, processor, peak, files } = await withDepartments(count, (folder) => buildAll(folder, { to, out: 'out' }))
  const [first = 0, ...others] = each
  const times = [first, quantile(others, 0.5), quantile(others, 0.95), Math.max(0, ...others)].map((time) => time.toFixed(0))
  console.log(`| ${[count, files.length, (total / 1000).toFixed(1), (processor / 1000).toFixed(1), ...times, peak.toFixed(0)].join(' | ')} |`)
  if (code === 0 && each.length === count) continue
  console.log(`FAIL: exit ${code}, ${each.length} of ${count} built\n${stderr}`)
  process.exitCode = 1
}
