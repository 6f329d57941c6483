/** What an exception means for a person: that they cancelled, which needs no words, or a message. */
import { CancellationError } from 'vscode'
import { LSPErrorCodes, ResponseError } from 'vscode-languageclient'

export function isCancellation(problem: unknown): boolean {
  if (problem instanceof CancellationError) return true
  return problem instanceof ResponseError && (problem.code === LSPErrorCodes.RequestCancelled || problem.code === LSPErrorCodes.ServerCancelled)
}

export function messageOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem)
}
