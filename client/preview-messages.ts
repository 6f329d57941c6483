/** What the extension and the preview's page say to each other. Types alone: both sides import them, and nothing else of each other. */
import type { PreviewContent } from './protocol.ts'

export type ToPage =
  | { readonly type: 'update'; readonly uri: string; readonly preview: PreviewContent }
  /** The cursor moved in a file of the budget. */
  | { readonly type: 'cursor'; readonly uri: string; readonly line: number; readonly character: number }
  /** There is nothing to show, and this is why. */
  | { readonly type: 'nothing'; readonly text: string }

export type FromPage =
  /** The page is there and has nothing yet: after the first start, a reload, or the tab's coming back. */
  { readonly type: 'ready' } | { readonly type: 'go'; readonly uri: string; readonly line: number; readonly start: number; readonly end: number }

/** What the page keeps across its own end. */
export interface PageState {
  readonly uri: string
  readonly scroll: number
}
