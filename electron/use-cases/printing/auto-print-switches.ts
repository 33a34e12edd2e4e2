import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { ok, refuse, type Refusal, type Result } from '../../../shared/domain/result.ts';
import { autoShops, deleteAutoShop, shopsOfOrders, writeAutoShop } from '../../store/auto-print.ts';
import type { Reader } from '../../store/database.ts';
import { readSettings } from '../../store/settings.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';
import { printerToLookAt, workingShops } from './auto-print.ts';
import type { PrintingServices } from './printing-services.ts';

type AutoPrint = OutputFor<'printing', 'autoPrint'>;

const keyOf = (platform: string, shopName: string): string => `${platform}\n${shopName}`;

/** PR-10: every shop that orders came from, whether its orders print by themselves, and why nothing comes although it should. */
export const autoPrint = (services: Services, printing: PrintingServices): Result<AutoPrint> => {
  const reader = readerOf(services);
  const working = new Map(workingShops(reader).map((shop) => [keyOf(shop.platform, shop.shop_name), shop]));
  const chosen = new Map(autoShops(reader).map((shop) => [keyOf(shop.platform, shop.shop_name), shop]));
  const all = new Map([...shopsOfOrders(reader), ...chosen.values()].map((shop) => [keyOf(shop.platform, shop.shop_name), shop]));
  return ok({
    shops: [...all].map(([key, shop]) => ({
      platform: shop.platform, shopName: shop.shop_name, on: working.has(key), slips: chosen.get(key)?.slips ?? 'separate',
    })),
    waiting: working.size === 0 ? null : waitingNow(reader, printing),
  });
};

const waitingNow = (reader: Reader, printing: PrintingServices): Refusal | null => {
  const { defaultCourier } = readSettings(reader);
  for (const shop of workingShops(reader)) {
    const printer = printerToLookAt(reader, defaultCourier, shop.slips);
    if (printer !== null) return { code: 'printing.auto_waits_for_job', params: { printer } };
  }
  return printing.automatic.waiting;
};

/**
 * PR-10: switches a shop's automatic printing on (from then on in the name of who did it) or off; a batch of it that is under way ends
 * after the portion being written. Refuses a shop that no order came from.
 */
export const setAutoPrint = (
  services: Services, printing: PrintingServices, caller: Caller, input: InputFor<'printing', 'setAutoPrint'>,
): Result<null> => {
  const named = { platform: input.platform, shop_name: input.shopName };
  const set = act(services, caller.staffId, (step) => {
    const isThis = (shop: { platform: string; shop_name: string }): boolean => shop.platform === named.platform && shop.shop_name === named.shop_name;
    const before = autoShops(step.writer).find(isThis);
    if (before === undefined && !shopsOfOrders(step.writer).some(isThis)) return refuse('printing.auto_shop_unknown', { shop: input.shopName }, 'shopName');
    if (input.on) writeAutoShop(step.writer, { ...named, slips: input.slips }, caller.staffId, step.at);
    else deleteAutoShop(step.writer, named);
    step.trace({
      action: 'auto_print.switched', subject: 'printing', subjectId: null,
      before: { on: before !== undefined, ...(before === undefined ? {} : { slips: before.slips, by: before.staff_name }) },
      after: { platform: input.platform, shop: input.shopName, on: input.on, slips: input.slips },
    });
    step.emit('printing.changed', {});
    return ok(null);
  });
  const batch = printing.batches.current();
  if (set.ok && !input.on && batch?.automatic === true) batch.stopAsked = true;
  printing.automatic.waiting = null;
  return set;
};
