/** Changes as they are told to people, ready for a page or a terminal: signs, names, figures as text. Which of them, and in which words, is decided here once. */
export interface Told {
  readonly heads: readonly [ToldHead, ToldHead]
  /** 9 张表有变化 …; or that nothing changed. */
  readonly verdict: string
  readonly isSame: boolean
  readonly remarks: readonly string[]
  readonly names: ToldNames | undefined
  readonly renames: readonly ToldRename[]
  readonly tables: readonly ToldTable[]
  /** 只在新预算里的表: … */
  readonly lists: readonly ToldList[]
  readonly sections: readonly ToldSection[]
}

export interface ToldHead {
  readonly side: string
  readonly title: string
  readonly facts: readonly string[]
}

export interface ToldFigures {
  readonly old: string
  readonly new: string
  readonly change: string
  readonly share: string
  /** Whether it grew; neither for words, and for what did not change. */
  readonly grew?: boolean
}

export interface ToldNames {
  readonly title: string
  readonly lines: readonly (ToldFigures & { readonly name: string })[]
}

export interface ToldRename {
  readonly codes: string
  readonly code: string
  readonly old: string
  readonly new: string
  readonly tables: string
}

export interface ToldTable {
  readonly title: string
  readonly unit: string
  readonly counts: readonly string[]
  readonly remarks: readonly string[]
  readonly rows: readonly ToldRow[]
}

export interface ToldRow {
  readonly change: 'added' | 'removed' | 'changed'
  readonly label: string
  readonly notes: readonly string[]
  readonly isTotal: boolean
  readonly figures: readonly (ToldFigures & { readonly item: string })[]
  /** Words that read otherwise; they may be long. */
  readonly words: readonly { readonly item: string; readonly old: string; readonly new: string }[]
  /** What a row that came or went says beside its name and figures. */
  readonly says: readonly { readonly item: string; readonly text: string }[]
}

export interface ToldList {
  readonly title: string
  readonly items: readonly string[]
}

export interface ToldSection {
  readonly change: 'added' | 'removed' | 'changed'
  readonly title: string
  readonly notes: readonly string[]
  readonly paragraphs: readonly { readonly old: string; readonly new: string }[]
}
