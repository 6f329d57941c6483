/** The entry of dist/server.cjs, which the desktop extension starts. */
import { startNodeServer } from './start-node.ts'

startNodeServer()
