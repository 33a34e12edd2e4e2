import type { EventName } from '../../../shared/contract/events.ts';

/** After any of these there may be something new to tell, or something was told. */
export const outboxEvents: readonly EventName[] = ['sync.changed', 'orders.changed', 'collections.changed', 'after_sales.changed', 'printing.changed'];

/** Figures may be this much old: while parcels are scanned, nobody waits behind them. */
export const outboxSettleMs = 250;
