/** One thing in two languages: the caller's choice of which to say. */
import type { Language } from '../report.ts'

export type Say = (zh: string, en: string) => string

export function sayIn(language: Language): Say {
  return (zh, en) => (language === 'zh' ? zh : en)
}
