/** Every import in the sources goes the way that layers.ts allows, and the linter and the compiler were told the same. */
import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { embeddedData, type Layer, layers } from './layers.ts'
import { paths, sourcesOf, textOf } from './repository.ts'
import { importsOf } from './source-text.ts'

/** Why an import is not allowed; undefined if it is. */
function objection(path: string, layer: Layer, specifier: string): string | undefined {
  if (specifier.startsWith('.')) {
    const target = posix.join(posix.dirname(path), specifier)
    const folder = target.split('/')[0] ?? ''
    const isOwn = folder === path.split('/')[0]
    if (!isOwn && !layer.mayImport.includes(folder)) return `may not import ${folder}/`
    return folder === embeddedData || paths.includes(target) ? undefined : `${target} does not exist`
  }
  if (specifier.startsWith('node:')) return layer.nodeModules === 'allowed' ? undefined : 'may not touch the machine'
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
  const home = layer.packages[name]
  if (home === undefined) return `${name} is not a package of this layer`
  return path.startsWith(home) ? undefined : `${name} lives in ${home} alone`
}

describe.each(Object.entries(layers))('%s', (folder, layer) => {
  it('imports only what it may', () => {
    const objections = sourcesOf([folder]).flatMap((path) =>
      importsOf(textOf(path)).flatMap((specifier) => {
        const reason = objection(path, layer, specifier)
        return reason === undefined ? [] : [`${path}: '${specifier}': ${reason}`]
      }),
    )
    expect(objections).toEqual([])
  })

  it('has the same references for the compiler', () => {
    const { references = [] } = JSON.parse(textOf(`${folder}/tsconfig.json`)) as { references?: { path: string }[] }
    const named = references.map(({ path }) => (path === '../tsconfig.data.json' ? embeddedData : path.replace('../', '')))
    expect(named.sort()).toEqual([...layer.mayImport].sort())
  })

  it('is guarded by the linter', () => {
    const { overrides } = JSON.parse(textOf('biome.json')) as { overrides: { includes: string[] }[] }
    expect(overrides.flatMap(({ includes }) => includes)).toContain(`${folder}/**`)
  })
})

describe('an objection is raised to', () => {
  const layer = layers.core as Layer
  it.each([
    ['core/rules/a.ts', '../../publish/model.ts'],
    ['core/rules/a.ts', 'node:fs'],
    ['core/rules/a.ts', 'chevrotain'],
    ['core/rules/a.ts', 'decimal.js'],
    ['core/rules/a.ts', './no-such-file.ts'],
    ['core/a.ts', '../build/embedded.ts'],
  ])('%s importing %s', (path, specifier) => expect(objection(path, layer, specifier)).toBeDefined())

  it('nothing that is allowed', () => {
    expect(objection('core/rules/a.ts', layer, '../report.ts')).toBeUndefined()
    expect(objection('core/money/a.ts', layer, 'decimal.js')).toBeUndefined()
    expect(objection('core/a.ts', layer, '../grammar/index.ts')).toBeUndefined()
  })
})
