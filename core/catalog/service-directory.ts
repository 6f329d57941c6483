/** The directory of services that government may purchase (政府购买服务指导性目录). A version's name begins with the first year that it holds for. */
import { foldName } from './fold-name.ts'
import { type Row, readTable } from './table.ts'

export interface ServiceEntry {
  readonly version: string
  /** 一级, 二级 or 三级. */
  readonly level: string
  /** Blank at 三级, and throughout the older version’s lower levels. */
  readonly code: string
  readonly centralCode: string
  readonly name: string
  /** The parent's code, where the directory prints one. */
  readonly parent: string
  readonly source: string
}

export interface ServiceDirectory {
  /** The version in force in a year: the last one that begins no later. Without a year, the newest. */
  versionFor(year?: number): string | undefined
  byCode(code: string, year?: number): ServiceEntry | undefined
  byName(name: string, year?: number): readonly ServiceEntry[]
  children(code: string, year?: number): readonly ServiceEntry[]
  all(year?: number): readonly ServiceEntry[]
}

export function readServiceDirectory(text: string | undefined): ServiceDirectory {
  const entries = readTable(text).map(serviceOf)
  const versions = [...new Set(entries.map((entry) => entry.version))].sort()
  const versionFor = (year?: number) => versions.findLast((version) => year === undefined || Number.parseInt(version, 10) <= year)
  const all = (year?: number) => {
    const version = versionFor(year)
    return entries.filter((entry) => entry.version === version)
  }
  return {
    versionFor,
    all,
    byCode: (code, year) => all(year).find((entry) => code !== '' && (entry.code === code || entry.centralCode === code)),
    byName: (name, year) => all(year).filter((entry) => foldName(entry.name) === foldName(name)),
    children: (code, year) => all(year).filter((entry) => entry.parent === code),
  }
}

function serviceOf(row: Row): ServiceEntry {
  return {
    version: row('version'),
    level: row('level'),
    code: row('code'),
    centralCode: row('central_code'),
    name: row('name'),
    parent: row('parent_code'),
    source: row('source'),
  }
}
