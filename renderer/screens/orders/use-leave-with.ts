import { useEffect, useState } from 'react';
import type { OrderId } from '../../../shared/domain/ids.ts';

/** A panel about one order closes when another comes under the cursor: nothing is done to an order that nobody meant. */
export const useLeaveWith = (orderId: OrderId, onLeave: () => void): void => {
  const [begunWith] = useState(orderId);
  const isAnother = orderId !== begunWith;
  useEffect(() => {
    if (isAnother) onLeave();
    // Once: what leaves is gone.
  }, [isAnother]);
};
