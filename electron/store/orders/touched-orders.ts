import type Driver from 'better-sqlite3';
import type { OrderId } from '../../../shared/domain/ids.ts';
import type { Reader, Writer } from '../database.ts';

/**
 * Which orders changed since somebody last asked, kept by the connection itself: whatever writes to an order, its parcels or waybills
 * leaves the order's id here, in the same transaction, and a rollback takes it away again.
 */
export const watchOrders = (database: Driver.Database): void => {
  database.exec(`
    CREATE TEMP TABLE touched_orders (id INTEGER PRIMARY KEY) STRICT;
    CREATE TEMP TRIGGER orders_come AFTER INSERT ON main.orders BEGIN INSERT OR IGNORE INTO touched_orders VALUES (new.id); END;
    CREATE TEMP TRIGGER orders_change AFTER UPDATE ON main.orders BEGIN INSERT OR IGNORE INTO touched_orders VALUES (new.id); END;
    CREATE TEMP TRIGGER orders_go AFTER DELETE ON main.orders BEGIN INSERT OR IGNORE INTO touched_orders VALUES (old.id); END;
    CREATE TEMP TRIGGER orders_get_parcels AFTER INSERT ON main.parcel_orders BEGIN INSERT OR IGNORE INTO touched_orders VALUES (new.order_id); END;
    CREATE TEMP TRIGGER orders_lose_parcels AFTER DELETE ON main.parcel_orders BEGIN INSERT OR IGNORE INTO touched_orders VALUES (old.order_id); END;
    CREATE TEMP TRIGGER parcels_of_orders_change AFTER UPDATE OF state ON main.parcels BEGIN
      INSERT OR IGNORE INTO touched_orders SELECT order_id FROM main.parcel_orders WHERE parcel_id = new.id;
    END;
  `);
};

/** For what is kept of an order outside those tables. */
export const touchOrder = (writer: Writer, id: OrderId): void => {
  writer.run('INSERT OR IGNORE INTO temp.touched_orders (id) VALUES (?)', id);
};

/** Takes the ids of up to `most` changed orders, the newest first; they are forgotten here. */
export const takeTouched = (reader: Reader, most: number): OrderId[] =>
  reader
    .all<{ id: OrderId }>('DELETE FROM temp.touched_orders WHERE id IN (SELECT id FROM temp.touched_orders ORDER BY id DESC LIMIT ?) RETURNING id', most)
    .map(({ id }) => id);
