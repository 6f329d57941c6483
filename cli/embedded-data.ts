/** The catalogues and formats that ship inside the program. */
import { catalogs, formats } from '../build/embedded.ts'

export const embeddedData = { catalogs, formats }
