-- Orders that share a parcel, orders in parts, gifts, causes of flags, and what waits in the outbox (IN-7, IN-8, CS-1, CS-4, CS-8).

-- CS-1: why the app shows a flag of its own. `shown` = 0: a person chose a flag after it came, and that one is kept.
CREATE TABLE order_flag_causes (
  order_id INTEGER NOT NULL REFERENCES orders (id),
  cause TEXT NOT NULL CHECK (cause IN ('held', 'return', 'exchange', 'transfer_received')),
  shown INTEGER NOT NULL DEFAULT 1 CHECK (shown IN (0, 1)),
  since INTEGER NOT NULL,
  PRIMARY KEY (order_id, cause)
) STRICT, WITHOUT ROWID;
INSERT INTO order_flag_causes (order_id, cause, shown, since)
  SELECT o.id, 'held', o.flag_before IS NOT NULL, h.held_at FROM orders o INDEXED BY orders_held
    JOIN order_holds h ON h.order_id = o.id AND h.released_at IS NULL WHERE o.hold_reason IS NOT NULL;

-- An order made from another one: a part of it (IN-7), its exchange or what is sent again (AS-5). Its number is the first one's with an ending.
ALTER TABLE orders ADD COLUMN derived_from INTEGER REFERENCES orders (id);
ALTER TABLE orders ADD COLUMN derived_kind TEXT CHECK (derived_kind IN ('split', 'exchange', 'resend'));
CREATE INDEX orders_derived ON orders (derived_from) WHERE derived_from IS NOT NULL;

-- IN-7: orders that share a parcel name the same one of them, which leads: the papers are made for it.
ALTER TABLE orders ADD COLUMN together INTEGER REFERENCES orders (id);
CREATE INDEX orders_together ON orders (together, id) WHERE together IS NOT NULL;

-- Set once the shop itself changed lines (swapped, split, given a present): the lines as the platform has them, so that a later export
-- is compared with those and never undoes what the shop did (IN-2). JSON list of KnownLine; null = our lines are the platform's.
ALTER TABLE orders ADD COLUMN platform_lines TEXT CHECK (platform_lines IS NULL OR json_valid(platform_lines));
-- 1 while a waybill that is not voided is of this order.
ALTER TABLE orders ADD COLUMN in_parcel INTEGER NOT NULL DEFAULT 0 CHECK (in_parcel IN (0, 1));
UPDATE orders SET in_parcel = 1 WHERE id IN (SELECT po.order_id FROM parcel_orders po JOIN parcels p ON p.id = po.parcel_id WHERE p.state <> 'voided');
CREATE TRIGGER parcel_orders_go_in AFTER INSERT ON parcel_orders BEGIN
  UPDATE orders SET in_parcel = 1 WHERE id = new.order_id AND in_parcel = 0
    AND EXISTS (SELECT 1 FROM parcels WHERE id = new.parcel_id AND state <> 'voided');
END;
CREATE TRIGGER parcels_let_go AFTER UPDATE OF state ON parcels WHEN new.state = 'voided' AND old.state <> 'voided' BEGIN
  UPDATE orders SET in_parcel = 0 WHERE id IN (SELECT order_id FROM parcel_orders WHERE parcel_id = new.id);
END;

-- Place of the line in the platform's order, once lines were moved to a part. A line that checks or movements speak of cannot go: it is
-- marked removed, and counts as refunded, so that it leaves with nothing.
ALTER TABLE order_lines ADD COLUMN origin INTEGER;
ALTER TABLE order_lines ADD COLUMN removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1));
ALTER TABLE order_lines ADD COLUMN gift_rule_id INTEGER;
CREATE INDEX order_lines_given ON order_lines (gift_rule_id) WHERE gift_rule_id IS NOT NULL;

-- IN-7: orders with the same text here may share a parcel: same shop, buyer, receiver and money; paid, sound, nothing printed of them.
-- Of orders that are together already the leading one speaks; what a person took apart is not proposed to be put together.
ALTER TABLE orders ADD COLUMN parcel_key TEXT GENERATED ALWAYS AS (
  CASE WHEN state = 'paid' AND in_parcel = 0 AND hold_reason IS NULL AND refund = 'none' AND coalesce(refunded_fen, 0) = 0 AND masked = ''
      AND doubts = '' AND receiver_name <> '' AND receiver_phone <> '' AND detail <> '' AND coalesce(together, id) = id AND coalesce(derived_kind, '') <> 'split'
    THEN platform || char(31) || shop_name || char(31) || currency || char(31) || buyer_nick || char(31) || receiver_name || char(31) || receiver_phone
      || char(31) || country || char(31) || province || char(31) || city || char(31) || district || char(31) || detail END) VIRTUAL;
ALTER TABLE orders ADD COLUMN has_mates INTEGER NOT NULL DEFAULT 0 CHECK (has_mates IN (0, 1));
CREATE INDEX orders_by_parcel_key ON orders (parcel_key, has_mates) WHERE parcel_key IS NOT NULL;
CREATE INDEX orders_with_mates ON orders (promised_ship_at, id) WHERE has_mates = 1;
-- Whichever comes or goes: only orders for which something changes are touched, however many share a key.
CREATE TRIGGER orders_meet_new AFTER INSERT ON orders WHEN new.parcel_key IS NOT NULL BEGIN
  UPDATE orders SET has_mates = 1 WHERE parcel_key = new.parcel_key AND has_mates = 0
    AND EXISTS (SELECT 1 FROM orders m INDEXED BY orders_by_parcel_key WHERE m.parcel_key = new.parcel_key AND m.id <> new.id);
END;
CREATE TRIGGER orders_meet AFTER UPDATE ON orders WHEN old.parcel_key IS NOT new.parcel_key BEGIN
  UPDATE orders SET has_mates = 0 WHERE id = new.id AND has_mates = 1;
  UPDATE orders SET has_mates = 1 WHERE new.parcel_key IS NOT NULL AND parcel_key = new.parcel_key AND has_mates = 0
    AND EXISTS (SELECT 1 FROM orders m INDEXED BY orders_by_parcel_key WHERE m.parcel_key = new.parcel_key AND m.id <> new.id);
  UPDATE orders SET has_mates = 0 WHERE old.parcel_key IS NOT NULL AND parcel_key = old.parcel_key AND has_mates = 1
    AND (SELECT count(*) FROM (SELECT 1 FROM orders m INDEXED BY orders_by_parcel_key WHERE m.parcel_key = old.parcel_key LIMIT 2)) = 1;
END;
UPDATE orders SET has_mates = 1 WHERE parcel_key IS NOT NULL AND EXISTS (
  SELECT 1 FROM orders m INDEXED BY orders_by_parcel_key WHERE m.parcel_key = orders.parcel_key AND m.id <> orders.id);

-- IN-7: the same buyer ordered the same goods; how long apart is asked when they are shown.
ALTER TABLE orders ADD COLUMN duplicate_key TEXT GENERATED ALWAYS AS (
  CASE WHEN state IN ('awaiting_payment', 'paid', 'packed') AND derived_from IS NULL AND goods <> '' AND (buyer_nick <> '' OR (receiver_phone <> '' AND masked = ''))
    THEN platform || char(31) || shop_name || char(31) || CASE WHEN buyer_nick <> '' THEN buyer_nick ELSE receiver_phone END || char(31) || goods END) VIRTUAL;
CREATE INDEX orders_by_duplicate_key ON orders (duplicate_key, sort_at) WHERE duplicate_key IS NOT NULL;

-- IN-8. `condition`: buy so many pieces of these codes (SKU or style; none named = of anything), or spend so much.
CREATE TABLE gift_rules (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  from_at INTEGER,
  until_at INTEGER,
  -- JSON list of shop names; empty = every shop.
  shops TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(shops)),
  condition TEXT NOT NULL CHECK (json_valid(condition)),
  -- Once an order, or as often as the condition is met.
  often TEXT NOT NULL CHECK (often IN ('once', 'each')),
  gift_sku_id INTEGER NOT NULL REFERENCES skus (id),
  gift_quantity INTEGER NOT NULL CHECK (gift_quantity > 0),
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX gift_rules_active ON gift_rules (id) WHERE active = 1;

-- OF-2: what others must be told, per order in order, each with its own key so that a repeat does no harm.
CREATE TABLE outbox_new (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  platform TEXT NOT NULL,
  order_id INTEGER NOT NULL REFERENCES orders (id),
  kind TEXT NOT NULL CHECK (kind IN ('ship', 'note', 'close', 'refund', 'waybill_ask', 'waybill_cancel', 'track')),
  payload TEXT NOT NULL CHECK (json_valid(payload)),
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'in_file', 'sending', 'done', 'refused', 'skipped')),
  created_at INTEGER NOT NULL,
  ship_file_id INTEGER REFERENCES ship_files (id),
  attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  -- Not to be tried before.
  next_at INTEGER,
  ended_at INTEGER,
  -- Why it was refused, in the platform's own words, and the code we gave it.
  refusal_code TEXT NOT NULL DEFAULT '',
  refusal_words TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO outbox_new (id, key, platform, order_id, kind, payload, state, created_at, ship_file_id)
  SELECT id, key, platform, order_id, kind, payload, state, created_at, ship_file_id FROM outbox;
DROP TABLE outbox;
ALTER TABLE outbox_new RENAME TO outbox;
CREATE INDEX outbox_waiting ON outbox (state) WHERE state = 'waiting';
CREATE INDEX outbox_open ON outbox (next_at, id) WHERE state IN ('waiting', 'sending', 'refused');
CREATE INDEX outbox_by_order ON outbox (order_id, id);
