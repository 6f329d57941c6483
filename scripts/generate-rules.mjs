#!/usr/bin/env node
/**
 * `npm run gen`: from the list of rules, docs/rules/README.md, the severities that package.json lets people set, and their words in
 * package.nls*.json. These are kept in the repository; a test compares them. The pages themselves are written by hand.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/** @typedef {{ name: string, zhName: string, severity: string, summary: { zh: string, en: string } }} Rule */

const root = join(import.meta.dirname, '..')
const severityWords = { error: '错误 error', warning: '警告 warning', hint: '提示 hint' }

/** The files as they should be, by path. @param {readonly Rule[]} rules @returns {Record<string, string>} */
export function generateRules(rules) {
  return {
    'docs/rules/README.md': listOf(rules),
    'package.json': changed('package.json', (manifest) => {
      const setting = manifest.contributes.configuration.properties['gouji.severities']
      setting.properties = Object.fromEntries(rules.map((rule) => [rule.name, settingOf(rule)]))
      setting.additionalProperties = false
      return manifest
    }),
    'package.nls.json': words('package.nls.json', rules, ({ summary }) => capital(`${summary.en}.`)),
    'package.nls.zh-cn.json': words('package.nls.zh-cn.json', rules, ({ zhName, summary }) => `${zhName}：${summary.zh}。`),
  }
}

/** @param {Rule} rule */
function settingOf({ name, severity }) {
  const values = ['error', 'warning', 'hint', 'off']
  const enumDescriptions = values.map((value) => `%setting.severity.${value}%`)
  return { type: 'string', enum: values, enumDescriptions, default: severity, description: `%rule.${name}%` }
}

/** @param {string} path @param {readonly Rule[]} rules @param {(rule: Rule) => string} say */
function words(path, rules, say) {
  return changed(path, (texts) => {
    const others = Object.entries(texts).filter(([key]) => !key.startsWith('rule.'))
    return Object.fromEntries([...others, ...rules.map((rule) => [`rule.${rule.name}`, say(rule)])])
  })
}

/** @param {string} path @param {(content: any) => unknown} change */
function changed(path, change) {
  return `${JSON.stringify(change(JSON.parse(readFileSync(join(root, path), 'utf8'))), null, 2)}\n`
}

/** @param {string} text */
function capital(text) {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

/** @param {readonly Rule[]} rules */
function listOf(rules) {
  const rows = rules.map(({ name, zhName, severity, summary }) => {
    const level = severityWords[/** @type {keyof typeof severityWords} */ (severity)]
    return `| [${name}](../../core/rules/${name}.md) | ${zhName} | ${level} | ${cell(summary.zh)} | ${cell(summary.en)} |\n`
  })
  return `${introduction}\n| 规则 rule | 名称 | 级别 severity | 说明 | in English |\n|---|---|---|---|---|\n${rows.join('')}`
}

/** @param {string} text */
function cell(text) {
  return text.replaceAll('|', '\\|')
}

const introduction = `# 规则 · Rules

每条规则一页：是什么，为什么，怎么办，一个不合的例子，一个合的例子；例子由测试逐个运行。命令行里看：\`gouji explain 合计不符\`。
错误不改好，公开表格只能生成草稿；警告要看一眼；提示不列入问题。各条的级别在设置 \`gouji.severities\` 里改；只对一处不报，在上一行写 \`忽略 规则: 理由\`。

*In English.* One page for each rule: what, why, what to do, an example that fails and one that passes, both run by the tests; \`gouji explain column-sum\` prints it.
An error lets the tables be generated as a draft only; a warning wants a look; a hint is not listed among the problems. The setting \`gouji.severities\` changes how a rule is
reported; a line \`忽略 rule: reason\` silences it for the next line or table. This list is made from the rules themselves by \`npm run gen\`.
`

/** The list as the code has it, whatever the Node: bundled first, since not every Node reads TypeScript. @returns {Promise<readonly Rule[]>} */
async function readRules() {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'core/rules/index.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
  })
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')
  return (await import(`data:text/javascript;base64,${code}`)).rules
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const [path, text] of Object.entries(generateRules(await readRules()))) {
    const target = join(root, path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, text)
  }
}
