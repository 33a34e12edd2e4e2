import { expect, test } from 'vitest';
import type { OrderId, ParcelId } from '../../shared/domain/ids.ts';
import type { Reader, SqlValue } from '../../electron/store/database.ts';
import { mustBeLookedAt, shopsOfOrders, soundToPrint } from '../../electron/store/auto-print.ts';
import { runningBatches } from '../../electron/store/print-batches.ts';
import { countJobs, fillingJobs, isUnderWay, jobsInState, nextJobFor, picturesOf, printersWithWork, queueRows, timesPrinted } from '../../electron/store/print-jobs.ts';
import { countToPrint, idsToPrint, linesToPick, nearestPromiseFirst, printableOrders } from '../../electron/store/printing.ts';
import { shortOrders } from '../../electron/store/stock.ts';
import { openTestShop } from '../support/shop.ts';

test('printing reads by index: nothing grows with the years kept', async () => {
  const shop = await openTestShop();
  const scans: string[] = [];
  const steps: string[] = [];
  const explain = (sql: string, values: readonly SqlValue[]): void => {
    for (const { detail } of shop.store.reader.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...values)) {
      steps.push(detail);
      // The newest settled jobs are read from the end of the table, as many as are shown.
      // The SKUs (`s`) are as many as the shop sells.
      const fine = /^SCAN (?:json_each|ids|shops|s|\(subquery-1\))(?= |$)/.test(detail) || (sql.includes('LIMIT ?') && detail === 'SCAN print_jobs');
      if (detail.startsWith('SCAN') && !fine && !/USING (COVERING )?INDEX (print_jobs_open|print_batches_running|orders_by_shop|orders_printable)/.test(detail)) scans.push(`${detail}: ${sql}`);
    }
  };
  const watched: Reader = {
    first: (sql, ...values) => {
      explain(sql, values);
      return undefined;
    },
    all: (sql, ...values) => {
      explain(sql, values);
      return [];
    },
  };
  idsToPrint(watched);
  nearestPromiseFirst(watched, [1 as OrderId]);
  runningBatches(watched);
  countToPrint(watched);
  countJobs(watched);
  mustBeLookedAt(watched, 'cups', 'Labels');
  shopsOfOrders(watched);
  // From one shop to the next, not along all orders of its platform.
  expect(steps.filter((step) => /^SEARCH n /.test(step))).toEqual([
    'SEARCH n USING COVERING INDEX orders_by_shop (platform=? AND shop_name>?)', 'SEARCH n USING COVERING INDEX orders_by_shop (platform>?)',
  ]);
  shortOrders(watched);
  soundToPrint({ ...watched, all: (sql, ...values) => (sql.startsWith('SELECT o.id FROM') ? [] : watched.all(sql, ...values)) });
  fillingJobs(watched);
  printableOrders(watched, [1 as OrderId]);
  linesToPick(watched, [1 as OrderId]);
  queueRows(watched, 100);
  picturesOf(watched, 1 as ParcelId, 'waybill');
  timesPrinted(watched, 1 as ParcelId, 'waybill');
  isUnderWay(watched, 1 as ParcelId);
  nextJobFor(watched, 'cups', 'Labels');
  jobsInState(watched, 'sent');
  printersWithWork(watched);
  expect(scans).toEqual([]);
  shop.close();
});
