/** DuckDB as a reader that is not ours: comma-separated files as tables of texts, sums as exact decimals. Not a test itself. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'

export interface ReadTable {
  readonly header: readonly string[]
  /** Blank where the file has nothing. */
  readonly rows: readonly (readonly string[])[]
}

export interface Database {
  read(bytes: Uint8Array): Promise<ReadTable>
  /** One value of one row, as DuckDB prints it; `$csv` in the query is the file. */
  ask(bytes: Uint8Array, query: string): Promise<readonly string[]>
  close(): void
}

export async function openDatabase(): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-duckdb-'))
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  let count = 0
  const run = async (bytes: Uint8Array, query: string) => {
    count += 1
    const path = join(folder, `${count}.csv`)
    writeFileSync(path, bytes)
    const source = `read_csv('${path}', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', strict_mode = true)`
    return connection.runAndReadAll(query.replaceAll('$csv', source))
  }
  return {
    read: async (bytes) => {
      const result = await run(bytes, 'from $csv')
      return { header: result.columnNames(), rows: result.getRows().map((row) => row.map((value) => (value === null ? '' : String(value)))) }
    },
    ask: async (bytes, query) => (await run(bytes, query)).getRows()[0]?.map(String) ?? [],
    close: () => {
      connection.closeSync()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
