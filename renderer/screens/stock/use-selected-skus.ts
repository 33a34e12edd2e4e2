import { useCallback, useMemo, useState } from 'react';
import type { SkuRow } from '../../../shared/contract/stock.ts';
import type { SkuId } from '../../../shared/domain/ids.ts';

/** As many as one print of labels takes. */
const mostSelected = 500;

export type SelectedSkus = {
  readonly count: number;
  readonly has: (id: SkuId) => boolean;
  readonly toggle: (sku: SkuRow) => void;
  readonly clear: () => void;
  /** In the order in which they were selected; without any, the one the cursor is on. */
  readonly rows: readonly SkuRow[];
};

/** SKUs selected over several searches: they stay selected although another search hides them. */
export const useSelectedSkus = (underCursor: SkuRow | undefined): SelectedSkus => {
  const [selected, setSelected] = useState<ReadonlyMap<SkuId, SkuRow>>(new Map());
  const toggle = useCallback((sku: SkuRow): void => {
    setSelected((before) => {
      const after = new Map(before);
      if (!after.delete(sku.id) && after.size < mostSelected) after.set(sku.id, sku);
      return after;
    });
  }, []);
  const clear = useCallback(() => setSelected(new Map()), []);
  const has = useCallback((id: SkuId) => selected.has(id), [selected]);
  const rows = useMemo(() => (selected.size > 0 ? [...selected.values()] : underCursor === undefined ? [] : [underCursor]), [selected, underCursor]);
  return { count: selected.size, has, toggle, clear, rows };
};
