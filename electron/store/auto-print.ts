import type { OrderId, StaffId } from '../../shared/domain/ids.ts';
import type { Role } from '../../shared/domain/staff/permissions.ts';
import type { Reader, Writer } from './database.ts';
import { idsToPrint } from './printing.ts';

type Slips = 'interleaved' | 'separate' | 'none';
export type ShopName = { platform: string; shop_name: string };

/** PR-10: a shop whose orders print by themselves, and the person who wanted it so. */
export type AutoShop = ShopName & { slips: Slips; staff_id: StaffId; staff_name: string; role: Role; active: 0 | 1 };

export const autoShops = (reader: Reader): AutoShop[] =>
  reader.all<AutoShop>(
    `SELECT a.platform, a.shop_name, a.slips, s.id AS staff_id, s.name AS staff_name, s.role, s.active
     FROM auto_print_shops a JOIN staff s ON s.id = a.switched_on_by ORDER BY a.platform, a.shop_name`,
  );

/** Every shop that an order ever came from; steps along the index from shop to shop. */
export const shopsOfOrders = (reader: Reader): ShopName[] =>
  reader.all<ShopName>(
    `WITH RECURSIVE shops (platform, shop_name) AS (
       SELECT * FROM (SELECT platform, shop_name FROM orders ORDER BY platform, shop_name LIMIT 1)
       UNION ALL
       SELECT o.platform, o.shop_name FROM shops JOIN orders o ON o.id = coalesce(
         (SELECT n.id FROM orders n WHERE n.platform = shops.platform AND n.shop_name > shops.shop_name ORDER BY n.shop_name LIMIT 1),
         (SELECT n.id FROM orders n WHERE n.platform > shops.platform ORDER BY n.platform, n.shop_name LIMIT 1))
     ) SELECT platform, shop_name FROM shops`,
  );

export const writeAutoShop = (writer: Writer, shop: ShopName & { slips: Slips }, staffId: StaffId, at: number): void => {
  writer.run(
    `INSERT INTO auto_print_shops (platform, shop_name, slips, switched_on_by, switched_on_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (platform, shop_name) DO UPDATE SET slips = excluded.slips, switched_on_by = excluded.switched_on_by, switched_on_at = excluded.switched_on_at`,
    shop.platform, shop.shop_name, shop.slips, staffId, at,
  );
};

/** False = it was off. */
export const deleteAutoShop = (writer: Writer, shop: ShopName): boolean =>
  writer.run('DELETE FROM auto_print_shops WHERE platform = ? AND shop_name = ?', shop.platform, shop.shop_name).changes === 1;

export type OrderToPrint = { id: OrderId; revision: number; platform: string; shop_name: string; courier_code: string };

/**
 * Orders on the print list that nothing of their own keeps from the paper, nearest promise first. One that has a number was in a job
 * that somebody took back or settled: a person prints it again.
 */
export const soundToPrint = (reader: Reader): OrderToPrint[] =>
  reader.all<OrderToPrint>(
    `SELECT o.id, o.revision, o.platform, o.shop_name, o.courier_code FROM json_each(?) ids JOIN orders o ON o.id = ids.value
     WHERE o.hold_reason IS NULL AND o.masked = '' AND o.doubts = ''
       AND NOT EXISTS (SELECT 1 FROM parcel_orders po JOIN parcels p ON p.id = po.parcel_id WHERE po.order_id = o.id AND p.state <> 'voided')
     ORDER BY ids.key`, JSON.stringify(idsToPrint(reader)),
  );

/** Is there a job of this printer that a person has to look at? */
export const mustBeLookedAt = (reader: Reader, spooler: string, printerName: string): boolean =>
  reader.first(
    `SELECT 1 FROM print_jobs WHERE state IN ('queued', 'rendered', 'sending', 'sent', 'unknown', 'failed') AND state IN ('unknown', 'failed')
       AND spooler = ? AND printer_name = ? LIMIT 1`, spooler, printerName,
  ) !== undefined;
