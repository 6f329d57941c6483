/** The shipped catalogue, made once for the tests of this folder. No expectations here. */
import { catalogs } from '../../build/embedded.ts'
import { createCatalog } from '../../core/catalog/index.ts'

export const shipped = createCatalog(catalogs)
