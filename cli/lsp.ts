/** `gouji lsp --stdio`: the language server for any editor. It ends with its client, so this never comes to an exit code of its own. */
export async function lsp(): Promise<void> {
  const { startNodeServer } = await import('../server/start-node.ts')
  startNodeServer()
}
