/** The tests that hold wherever the extension runs: they know no disk but the workspace's, and nothing of Node. */
import { comparison } from './comparison.ts'
import { diagnostics } from './diagnostics.ts'
import type { Tests } from './editor.ts'
import { features } from './features.ts'
import { firstSteps } from './first-steps.ts'
import { generation } from './generation.ts'
import { navigation } from './navigation.ts'
import { newFiles } from './new-files.ts'
import { settings } from './settings.ts'
import { writing } from './writing.ts'

export const everywhere: Readonly<Record<string, Tests>> = {
  comparison,
  diagnostics,
  features,
  firstSteps,
  generation,
  navigation,
  newFiles,
  settings,
  writing,
}

export interface Result {
  readonly name: string
  readonly problem?: string
}

/** Written after each test, so that what was found is there even if the host dies; `ended` says that there is no more to come. */
export interface Outcome {
  readonly results: readonly Result[]
  readonly ended: boolean
}
