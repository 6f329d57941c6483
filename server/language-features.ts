/** Which question about the language is answered by what, and what the client is told of it at the start. Each feature is in its own file. */
import type { Connection, InitializeParams, ServerCapabilities } from 'vscode-languageserver'
import { answering } from './answering.ts'
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from './call-hierarchy.ts'
import { traitsOf } from './client-traits.ts'
import { codeLenses } from './code-lens.ts'
import { declaration, definition, implementation } from './definition.ts'
import { documentLinks } from './document-links.ts'
import { formatRanges } from './formatting.ts'
import { inlayHints } from './inlay-hints.ts'
import { formatOnType, onTypeOptions } from './on-type-formatting.ts'
import { OWN_SCHEMES, provideOwnDocuments } from './own-documents.ts'
import { highlights, references } from './references.ts'
import { prepareRename, rename } from './rename.ts'
import { selectionRanges } from './selection-ranges.ts'
import { allTokens, rangeTokens, tokenOptions } from './semantic-tokens.ts'
import type { Session } from './session.ts'
import { createSymbolSearch } from './workspace-symbols.ts'

export function languageCapabilities(params: InitializeParams): ServerCapabilities {
  const traits = traitsOf(params)
  return {
    definitionProvider: true,
    declarationProvider: true,
    implementationProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    selectionRangeProvider: true,
    documentLinkProvider: {},
    workspaceSymbolProvider: true,
    documentOnTypeFormattingProvider: onTypeOptions,
    documentRangeFormattingProvider: { rangesSupport: true },
    callHierarchyProvider: true,
    inlayHintProvider: true,
    codeLensProvider: {},
    semanticTokensProvider: tokenOptions(traits),
    ...(traits.showsOwnDocuments ? { workspace: { textDocumentContent: { schemes: [...OWN_SCHEMES] } } } : {}),
  }
}

export function answerLanguage(connection: Connection, current: () => Session | undefined): void {
  const asked = answering(current)
  const ifStarted = <T>(answer: (session: Session) => Promise<T>): Promise<T> | null => {
    const session = current()
    return session ? answer(session) : null
  }
  connection.onDefinition(asked(definition))
  connection.onDeclaration(asked(declaration))
  connection.onImplementation(asked(implementation))
  connection.onReferences(asked(references))
  connection.onDocumentHighlight(asked(highlights))
  connection.onPrepareRename(asked(prepareRename))
  connection.onRenameRequest(asked(rename))
  connection.onSelectionRanges(asked(selectionRanges))
  connection.onDocumentLinks(asked(documentLinks))
  const findSymbols = createSymbolSearch()
  connection.onWorkspaceSymbol((params, token) => ifStarted((session) => findSymbols(params, session, token)))
  connection.onDocumentOnTypeFormatting(asked(formatOnType))
  connection.onDocumentRangesFormatting(asked(({ ranges }, { document }) => formatRanges(document, ranges)))
  connection.languages.callHierarchy.onPrepare(asked(prepareCallHierarchy))
  connection.languages.callHierarchy.onIncomingCalls(({ item }, token) => ifStarted((session) => incomingCalls(item, session, token)))
  connection.languages.callHierarchy.onOutgoingCalls(({ item }, token) => ifStarted((session) => outgoingCalls(item, session, token)))
  connection.onCodeLens(asked(codeLenses))
  connection.languages.inlayHint.on(asked(inlayHints))
  connection.languages.semanticTokens.on(asked(allTokens))
  connection.languages.semanticTokens.onRange(asked(rangeTokens))
  provideOwnDocuments(connection, current)
}
