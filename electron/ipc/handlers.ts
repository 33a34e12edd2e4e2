import { afterSalesHandlers } from './handlers/after-sales.ts';
import { appHandlers, type AboutApp } from './handlers/app.ts';
import { backupsHandlers } from './handlers/backups.ts';
import { categoriesHandlers } from './handlers/categories.ts';
import { claimsHandlers } from './handlers/claims.ts';
import { collectionsHandlers } from './handlers/collections.ts';
import { customersHandlers } from './handlers/customers.ts';
import { entryHandlers } from './handlers/entry.ts';
import { intakeFeatures } from './handlers/intake.ts';
import { materialsHandlers } from './handlers/materials.ts';
import { mediaHandlers } from './handlers/media.ts';
import { orderChangesHandlers } from './handlers/order-changes.ts';
import { ordersHandlers } from './handlers/orders.ts';
import { packingHandlers } from './handlers/packing.ts';
import { numbersHandlers } from './handlers/numbers.ts';
import { papersHandlers } from './handlers/papers.ts';
import { printersHandlers } from './handlers/printers.ts';
import { printingHandlers } from './handlers/printing.ts';
import { returnsHandlers } from './handlers/returns.ts';
import { scalesHandlers } from './handlers/scales.ts';
import { staffHandlers } from './handlers/staff.ts';
import { stockHandlers } from './handlers/stock.ts';
import { stubsHandlers } from './handlers/stubs.ts';
import { syncHandlers } from './handlers/sync.ts';
import { tasksHandlers } from './handlers/tasks.ts';
import { templatesHandlers } from './handlers/templates.ts';
import { handoverHandlers } from './handlers/handover.ts';
import { ownViewsHandlers } from './handlers/own-views.ts';
import { repliesHandlers } from './handlers/replies.ts';
import { transfersHandlers } from './handlers/transfers.ts';
import { wavesHandlers } from './handlers/waves.ts';
import type { Host } from './host.ts';
import type { Handlers } from './serve.ts';

/** Every operation of the contract and who answers it; the types say that none is missing. */
export const createHandlers = (host: Host, about: AboutApp): Handlers => ({
  app: appHandlers(host, about),
  backups: backupsHandlers(host),
  staff: staffHandlers(host),
  orders: ordersHandlers(host),
  orderChanges: orderChangesHandlers(host),
  ...intakeFeatures(host),
  entry: entryHandlers(host),
  stock: stockHandlers(host),
  printing: printingHandlers(host),
  printers: printersHandlers(host),
  numbers: numbersHandlers(host),
  templates: templatesHandlers(host),
  papers: papersHandlers(host),
  packing: packingHandlers(host),
  scales: scalesHandlers(host),
  waves: wavesHandlers(host),
  collections: collectionsHandlers(host),
  claims: claimsHandlers(host),
  stubs: stubsHandlers(host),
  categories: categoriesHandlers(host),
  materials: materialsHandlers(host),
  media: mediaHandlers(host),
  customers: customersHandlers(host),
  sync: syncHandlers(host),
  tasks: tasksHandlers(host),
  transfers: transfersHandlers(host),
  ownViews: ownViewsHandlers(host),
  replies: repliesHandlers(host),
  handover: handoverHandlers(host),
  afterSales: afterSalesHandlers(host),
  returns: returnsHandlers(host),
});
