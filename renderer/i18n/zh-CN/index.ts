import { afterSales } from './after-sales.ts';
import { app } from './app.ts';
import { claims } from './claims.ts';
import { categories } from './categories.ts';
import { collections } from './collections.ts';
import { customers } from './customers.ts';
import { diagnostics } from './diagnostics.ts';
import { entry } from './entry.ts';
import { firstRun } from './first-run.ts';
import { intake } from './intake.ts';
import { materials } from './materials.ts';
import { media } from './media.ts';
import { numbers } from './numbers.ts';
import { orderChanges } from './order-changes.ts';
import { orders } from './orders.ts';
import { packing } from './packing.ts';
import { papers } from './papers.ts';
import { printerWords } from './printer-words.ts';
import { printers } from './printers.ts';
import { printing } from './printing.ts';
import { refusals } from './refusals.ts';
import { returns } from './returns.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { signIn } from './sign-in.ts';
import { stock } from './stock.ts';
import { stubs } from './stubs.ts';
import { tasks } from './tasks.ts';
import { templates } from './templates.ts';
import { terms } from './terms.ts';
import { today } from './today.ts';
import { transfers } from './transfers.ts';
import { trouble } from './trouble.ts';
import { waves } from './waves.ts';
import { workLists } from './work-lists.ts';

export const zhCN = {
  afterSales, app, categories, materials, claims, collections, customers, diagnostics, entry, firstRun, intake, media, numbers, orderChanges, orders, packing, papers, printerWords, printers, printing, refusals, returns, search, settings, signIn, stock, stubs, tasks, templates, terms, today, transfers, trouble, waves, workLists,
};
