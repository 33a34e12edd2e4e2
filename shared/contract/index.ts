import { afterSales } from './after-sales.ts';
import { app } from './app.ts';
import { backups } from './backups.ts';
import { categories } from './categories.ts';
import { claims } from './claims.ts';
import { collections } from './collections.ts';
import { customers } from './customers.ts';
import { entry } from './entry.ts';
import { intake } from './intake.ts';
import { mappings } from './mappings.ts';
import { materials } from './materials.ts';
import { media } from './media.ts';
import { orderChanges } from './order-changes.ts';
import { orders } from './orders.ts';
import { packing } from './packing.ts';
import { numbers } from './numbers.ts';
import { papers } from './papers.ts';
import { printers } from './printers.ts';
import { printing } from './printing.ts';
import { returns } from './returns.ts';
import { scales } from './scales.ts';
import { stubs } from './stubs.ts';
import { tasks } from './tasks.ts';
import { templates } from './templates.ts';
import { staff } from './staff.ts';
import { stock } from './stock.ts';
import { handover } from './handover.ts';
import { ownViews } from './own-views.ts';
import { replies } from './replies.ts';
import { transfers } from './transfers.ts';
import { sync } from './sync.ts';
import { waves } from './waves.ts';
import type { AnswerOf, CallInputOf, InputOf, OutputOf } from './operation.ts';
import type { BackroomEvents, EventName } from './events.ts';

/** The only list of what windows may ask of main. Preload and client are derived from it. */
export const contract = { app, staff, orders, orderChanges, intake, mappings, entry, stock, printing, printers, numbers, templates, papers, packing, scales, waves, collections, claims, stubs, categories, materials, media, transfers, ownViews, replies, handover, customers, tasks, afterSales, returns, sync, backups };
export type Contract = typeof contract;
export type FeatureName = keyof Contract;

/** `feature.operation`, the name on the wire. */
export const operationNames: readonly string[] = Object.entries(contract).flatMap(([feature, operations]) =>
  Object.keys(operations).map((operation) => `${feature}.${operation}`),
);

type Call<O> = null extends CallInputOf<O>
  ? () => Promise<AnswerOf<O>>
  : (input: CallInputOf<O>) => Promise<AnswerOf<O>>;

/** What a window sees as `window.backroom`. */
export type Client = {
  readonly [F in FeatureName]: { readonly [O in keyof Contract[F]]: Call<Contract[F][O]> };
} & {
  /** Listens to an event; returns the function that stops it. */
  readonly listen: <E extends EventName>(name: E, listener: (payload: BackroomEvents[E]) => void) => () => void;
  /** Path on disk of a file dropped on the window. */
  readonly pathOfDroppedFile: (file: File) => string;
};

export type InputFor<F extends FeatureName, O extends keyof Contract[F]> = InputOf<Contract[F][O]>;
export type OutputFor<F extends FeatureName, O extends keyof Contract[F]> = OutputOf<Contract[F][O]>;
