import { moveStock, type SkuStored } from '../../store/stock.ts';
import { trackSku } from '../../store/sku-list.ts';
import type { Act } from '../services.ts';

/**
 * WH-2: what was counted, and why. The difference to the book becomes a movement; the first count opens the SKU's stock, and from
 * then on it is tracked. A count that finds the book right is a movement of nothing: it says that somebody looked.
 */
export const writeCount = (step: Act, sku: SkuStored, onHand: number, cause: string): void => {
  const first = sku.tracked === 0;
  if (first) trackSku(step.writer, sku.id);
  moveStock(step.writer, {
    skuId: sku.id, kind: first ? 'opening' : 'count', quantity: onHand - sku.on_hand, cause, orderLineId: null, staffId: step.staffId, at: step.at,
  });
  step.trace({
    action: 'stock.counted', subject: 'sku', subjectId: sku.id, before: { tracked: sku.tracked === 1, onHand: sku.on_hand },
    after: { onHand, reason: cause },
  });
};
