import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { codeAsScanned } from '../../../shared/domain/packing/scanned-code.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { insertRepaired, repairById, waitingRepairs } from '../../store/after-sales/return-lists.ts';
import { moveStock, skuById } from '../../store/stock.ts';
import { checkGoods } from '../after-sales/returning.ts';
import { skuScanned } from '../packing/sku-scanned.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';

/** AS-4: quantity and state of what came back, before money goes back. */
export const checkReturn = (services: Services, caller: Caller, { returningParcelId, goods, text }: InputFor<'returns', 'check'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const pieces: Parameters<typeof checkGoods>[3][number][] = [];
    for (const piece of goods) {
      const sku = piece.skuId === null ? undefined : skuById(step.writer, piece.skuId);
      if (piece.skuId !== null && sku === undefined) return refuse('sku.unknown');
      // What is nobody's article can only be set aside.
      if (piece.returningLineId === null && sku === undefined && piece.condition !== 'not_ours') return refuse('returns.article_unknown');
      pieces.push({ returningLineId: piece.returningLineId, skuId: piece.skuId, skuCode: sku?.code ?? '', title: sku?.title ?? piece.title, condition: piece.condition, quantity: piece.quantity });
    }
    const checked = checkGoods(step, caller, returningParcelId, pieces, text);
    return checked.ok ? ok(null) : checked;
  });

export const scannedItem = (services: Services, { code }: InputFor<'returns', 'item'>): Result<OutputFor<'returns', 'item'>> => {
  const sku = skuScanned(readerOf(services), codeAsScanned(code));
  return ok(sku === undefined ? null : { skuId: sku.id, skuCode: sku.code, title: sku.title, colour: sku.colour, size: sku.size });
};

export const listRepairs = (services: Services): Result<OutputFor<'returns', 'repairs'>> =>
  ok(waitingRepairs(readerOf(services)).map((row) => ({
    returnedGoodsId: row.id, skuCode: row.sku_code, title: row.title, waiting: row.quantity - row.done, at: row.at, waybillNumber: row.waybill_number, staffName: row.staff_name,
  })));

/** AS-4: pieces set apart for repair are sellable again, which is a movement of stock, or scrap. */
export const endRepair = (services: Services, caller: Caller, { returnedGoodsId, became, quantity }: InputFor<'returns', 'repaired'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const row = repairById(step.writer, returnedGoodsId);
    if (row === undefined) return refuse('returns.repair_unknown');
    const waiting = row.quantity - row.done;
    if (quantity > waiting) return refuse('returns.more_than_waiting', { waiting, quantity });
    insertRepaired(step.writer, { returnedGoodsId, became, quantity, at: step.at, staffId: caller.staffId });
    if (became === 'sellable' && row.sku_id !== null && skuById(step.writer, row.sku_id)?.tracked === 1) {
      moveStock(step.writer, { skuId: row.sku_id, kind: 'correction', quantity, cause: `repair ${row.waybill_number}`.trim(), orderLineId: null, staffId: caller.staffId, at: step.at });
      step.emit('stock.changed', {});
    }
    step.trace({ action: 'returning.repaired', subject: 'returned_goods', subjectId: returnedGoodsId, after: { became, quantity, sku: row.sku_code } });
    step.emit('after_sales.changed', {});
    return ok(null);
  });
