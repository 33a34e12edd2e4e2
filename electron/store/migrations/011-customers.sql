-- Customers, groups, levels (CU). Names, phones and addresses stay in `orders` alone; here lie salted hashes of them, figures, and what people noted.
CREATE TABLE customer_secret (id INTEGER PRIMARY KEY CHECK (id = 1), salt BLOB NOT NULL) STRICT;
INSERT INTO customer_secret VALUES (1, randomblob(16));

-- A buyer as the orders themselves show it: an account, else a phone on a platform, else a single order. Where several were found to be one
-- person, one of them is the head and speaks for all: its figures are the sums, theirs are empty.
CREATE TABLE customers (
  id INTEGER PRIMARY KEY,
  head_id INTEGER NOT NULL REFERENCES customers (id),
  created_at INTEGER NOT NULL,
  orders INTEGER NOT NULL DEFAULT 0,
  returned INTEGER NOT NULL DEFAULT 0,
  first_at INTEGER,
  last_at INTEGER,
  last_order_id INTEGER REFERENCES orders (id),
  -- 1 while a person's warning stands at one of them.
  warned INTEGER NOT NULL DEFAULT 0 CHECK (warned IN (0, 1))
) STRICT;
CREATE INDEX customers_merged ON customers (head_id, id) WHERE head_id <> id;
CREATE INDEX customers_by_last ON customers (last_at, id) WHERE head_id = id AND orders > 0;
CREATE INDEX customers_by_orders ON customers (orders, last_at, id) WHERE head_id = id AND orders > 0;
CREATE INDEX customers_by_returned ON customers (returned, orders, id) WHERE head_id = id AND returned > 0;
CREATE INDEX customers_warned ON customers (last_at, id) WHERE head_id = id AND warned = 1;

CREATE TABLE customer_keys (
  key BLOB PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX customer_keys_by_customer ON customer_keys (customer_id);

-- What each order adds to its customer. `counted` = an order of the buyer's that was paid; parts, exchanges and what is sent again bring money but are none.
CREATE TABLE customer_orders (
  order_id INTEGER PRIMARY KEY REFERENCES orders (id),
  customer_id INTEGER NOT NULL REFERENCES customers (id),
  phone_key BLOB,
  address_key BLOB,
  currency TEXT NOT NULL,
  at INTEGER NOT NULL,
  counted INTEGER NOT NULL,
  paid_fen INTEGER NOT NULL,
  refunded_fen INTEGER NOT NULL,
  returned INTEGER NOT NULL
) STRICT;
CREATE INDEX customer_orders_by_customer ON customer_orders (customer_id, counted, at, order_id);
CREATE INDEX customer_orders_by_phone ON customer_orders (phone_key, customer_id) WHERE phone_key IS NOT NULL;
CREATE INDEX customer_orders_by_address ON customer_orders (address_key, customer_id) WHERE address_key IS NOT NULL;

CREATE TABLE customer_figures (
  customer_id INTEGER NOT NULL REFERENCES customers (id),
  currency TEXT NOT NULL,
  orders INTEGER NOT NULL,
  paid_fen INTEGER NOT NULL,
  refunded_fen INTEGER NOT NULL,
  spent_fen INTEGER NOT NULL CHECK (spent_fen = paid_fen - refunded_fen),
  PRIMARY KEY (customer_id, currency)
) STRICT, WITHOUT ROWID;
CREATE INDEX customer_figures_by_spend ON customer_figures (currency, spent_fen, customer_id, orders) WHERE orders > 0;

-- Counting a million rows takes 58 ms. '' = all customers, else those with orders in that currency.
CREATE TABLE customer_counts (currency TEXT PRIMARY KEY, customers INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO customer_counts VALUES ('', 0);
CREATE TRIGGER customers_counted AFTER UPDATE OF orders, head_id ON customers
  WHEN (old.head_id = old.id AND old.orders > 0) <> (new.head_id = new.id AND new.orders > 0) BEGIN
  UPDATE customer_counts SET customers = customers + iif(new.head_id = new.id AND new.orders > 0, 1, -1) WHERE currency = '';
END;
CREATE TRIGGER customer_figures_come AFTER INSERT ON customer_figures WHEN new.orders > 0 BEGIN
  INSERT INTO customer_counts VALUES (new.currency, 1) ON CONFLICT (currency) DO UPDATE SET customers = customers + 1;
END;
CREATE TRIGGER customer_figures_go AFTER DELETE ON customer_figures WHEN old.orders > 0 BEGIN
  UPDATE customer_counts SET customers = customers - 1 WHERE currency = old.currency;
END;
CREATE TRIGGER customer_figures_turn AFTER UPDATE OF orders ON customer_figures WHEN (old.orders > 0) <> (new.orders > 0) BEGIN
  INSERT INTO customer_counts VALUES (new.currency, iif(new.orders > 0, 1, 0))
    ON CONFLICT (currency) DO UPDATE SET customers = customers + iif(new.orders > 0, 1, -1);
END;

-- The one place that says what an order is worth. Closed after payment = all money is back. Money that the shop paid back past the platform
-- counts too; what goes over the platform comes in with its figure.
CREATE VIEW order_money AS
  SELECT id AS order_id, currency, sort_at AS at, bought AND derived_from IS NULL AS counted, iif(bought, paid_fen, 0) AS paid_fen,
    iif(bought, back_fen, 0) AS refunded_fen, bought AND derived_from IS NULL AND (refund = 'succeeded' OR back_fen > 0) AS returned, bought
  FROM (
    SELECT o.id, o.currency, o.sort_at, o.derived_from, o.paid_fen, o.refund,
      CASE WHEN o.state = 'awaiting_payment' THEN 0 WHEN o.state = 'closed' THEN o.paid_at IS NOT NULL OR o.refund = 'succeeded' OR coalesce(o.refunded_fen, 0) > 0 ELSE 1 END AS bought,
      CASE WHEN o.state = 'closed' OR (o.refund = 'succeeded' AND o.refunded_fen IS NULL) THEN max(o.paid_fen, coalesce(o.refunded_fen, 0))
        ELSE coalesce(o.refunded_fen, 0)
          + (SELECT coalesce(sum(p.amount_fen), 0) FROM payouts p WHERE p.order_id = o.id AND p.kind = 'refund' AND p.state = 'paid' AND p.way <> 'platform') END AS back_fen
    FROM orders o);

-- Figures follow every change of an order at once, in its own transaction.
CREATE TRIGGER customer_orders_come AFTER INSERT ON customer_orders BEGIN
  INSERT INTO customer_figures (customer_id, currency, orders, paid_fen, refunded_fen, spent_fen)
    SELECT head_id, new.currency, new.counted, new.paid_fen, new.refunded_fen, new.paid_fen - new.refunded_fen FROM customers WHERE id = new.customer_id
    ON CONFLICT (customer_id, currency) DO UPDATE SET orders = orders + excluded.orders, paid_fen = paid_fen + excluded.paid_fen,
      refunded_fen = refunded_fen + excluded.refunded_fen, spent_fen = spent_fen + excluded.spent_fen;
  UPDATE customers SET orders = orders + new.counted, returned = returned + new.returned,
    first_at = iif(new.counted, min(coalesce(first_at, new.at), new.at), first_at),
    last_order_id = iif(new.counted AND (last_at IS NULL OR (new.at, new.order_id) > (last_at, last_order_id)), new.order_id, last_order_id),
    last_at = iif(new.counted, max(coalesce(last_at, new.at), new.at), last_at)
    WHERE id = (SELECT head_id FROM customers WHERE id = new.customer_id);
END;
CREATE TRIGGER customer_orders_go AFTER DELETE ON customer_orders BEGIN
  UPDATE customer_figures SET orders = orders - old.counted, paid_fen = paid_fen - old.paid_fen, refunded_fen = refunded_fen - old.refunded_fen,
    spent_fen = spent_fen - old.paid_fen + old.refunded_fen
    WHERE customer_id = (SELECT head_id FROM customers WHERE id = old.customer_id) AND currency = old.currency;
  UPDATE customers SET orders = orders - old.counted, returned = returned - old.returned WHERE id = (SELECT head_id FROM customers WHERE id = old.customer_id);
END;
CREATE TRIGGER customer_orders_turn AFTER UPDATE OF currency, at, counted, paid_fen, refunded_fen, returned ON customer_orders
  WHEN (old.currency, old.counted, old.paid_fen, old.refunded_fen, old.returned) IS NOT (new.currency, new.counted, new.paid_fen, new.refunded_fen, new.returned) BEGIN
  UPDATE customer_figures SET orders = orders - old.counted, paid_fen = paid_fen - old.paid_fen, refunded_fen = refunded_fen - old.refunded_fen,
    spent_fen = spent_fen - old.paid_fen + old.refunded_fen
    WHERE customer_id = (SELECT head_id FROM customers WHERE id = old.customer_id) AND currency = old.currency;
  INSERT INTO customer_figures (customer_id, currency, orders, paid_fen, refunded_fen, spent_fen)
    SELECT head_id, new.currency, new.counted, new.paid_fen, new.refunded_fen, new.paid_fen - new.refunded_fen FROM customers WHERE id = new.customer_id
    ON CONFLICT (customer_id, currency) DO UPDATE SET orders = orders + excluded.orders, paid_fen = paid_fen + excluded.paid_fen,
      refunded_fen = refunded_fen + excluded.refunded_fen, spent_fen = spent_fen + excluded.spent_fen;
  UPDATE customers SET orders = orders + new.counted - old.counted, returned = returned + new.returned - old.returned
    WHERE id = (SELECT head_id FROM customers WHERE id = new.customer_id);
END;
-- First and last order are looked for again only where the one that was it has changed or gone.
CREATE TRIGGER customer_orders_go_dates AFTER DELETE ON customer_orders WHEN old.counted BEGIN
  UPDATE customers SET (first_at, last_at, last_order_id) = (
    SELECT min(o.at), max(o.at), (SELECT l.order_id FROM customers m JOIN customer_orders l ON l.customer_id = m.id WHERE (m.id = customers.id OR (m.head_id = customers.id AND m.head_id <> m.id)) AND l.counted = 1 ORDER BY l.at DESC, l.order_id DESC LIMIT 1)
    FROM customers m JOIN customer_orders o ON o.customer_id = m.id WHERE (m.id = customers.id OR (m.head_id = customers.id AND m.head_id <> m.id)) AND o.counted = 1)
    WHERE id = (SELECT head_id FROM customers WHERE id = old.customer_id) AND (old.at = first_at OR old.order_id = last_order_id);
END;
CREATE TRIGGER customer_orders_turn_dates AFTER UPDATE OF at, counted ON customer_orders WHEN old.at <> new.at OR old.counted <> new.counted BEGIN
  UPDATE customers SET (first_at, last_at, last_order_id) = (
    SELECT min(o.at), max(o.at), (SELECT l.order_id FROM customers m JOIN customer_orders l ON l.customer_id = m.id WHERE (m.id = customers.id OR (m.head_id = customers.id AND m.head_id <> m.id)) AND l.counted = 1 ORDER BY l.at DESC, l.order_id DESC LIMIT 1)
    FROM customers m JOIN customer_orders o ON o.customer_id = m.id WHERE (m.id = customers.id OR (m.head_id = customers.id AND m.head_id <> m.id)) AND o.counted = 1)
    WHERE id = (SELECT head_id FROM customers WHERE id = new.customer_id);
END;

-- Orders whose buyer is still to be recognised: worked off a few at a time, at leisure.
CREATE TABLE customer_backlog (order_id INTEGER PRIMARY KEY) STRICT;
INSERT INTO customer_backlog SELECT id FROM orders;
CREATE TRIGGER orders_wait_for_recognition AFTER INSERT ON orders BEGIN
  INSERT OR IGNORE INTO customer_backlog VALUES (new.id);
END;
CREATE TRIGGER orders_are_recognised_anew AFTER UPDATE OF platform, buyer_nick, receiver_name, receiver_phone, country, province, city, district, detail, masked ON orders
  WHEN (old.platform, old.buyer_nick, old.receiver_name, old.receiver_phone, old.country, old.province, old.city, old.district, old.detail, old.masked)
    IS NOT (new.platform, new.buyer_nick, new.receiver_name, new.receiver_phone, new.country, new.province, new.city, new.district, new.detail, new.masked) BEGIN
  INSERT OR IGNORE INTO customer_backlog VALUES (new.id);
END;
CREATE TRIGGER orders_are_worth_anew AFTER UPDATE OF state, refund, paid_at, paid_fen, refunded_fen, currency, sort_at, derived_from ON orders
  WHEN (old.state, old.refund, old.paid_at, old.paid_fen, old.refunded_fen, old.currency, old.sort_at, old.derived_from)
    IS NOT (new.state, new.refund, new.paid_at, new.paid_fen, new.refunded_fen, new.currency, new.sort_at, new.derived_from) BEGIN
  UPDATE customer_orders SET (currency, at, counted, paid_fen, refunded_fen, returned) =
    (SELECT currency, at, counted, paid_fen, refunded_fen, returned FROM order_money WHERE order_id = new.id) WHERE order_id = new.id;
  INSERT OR IGNORE INTO customer_backlog SELECT new.id WHERE new.state <> 'awaiting_payment' AND NOT EXISTS (SELECT 1 FROM customer_orders WHERE order_id = new.id);
END;
CREATE TRIGGER payouts_count_for_customers AFTER UPDATE OF state ON payouts WHEN new.state = 'paid' AND old.state <> 'paid' AND new.kind = 'refund' BEGIN
  UPDATE customer_orders SET (currency, at, counted, paid_fen, refunded_fen, returned) =
    (SELECT currency, at, counted, paid_fen, refunded_fen, returned FROM order_money WHERE order_id = new.order_id) WHERE order_id = new.order_id;
END;
CREATE TRIGGER payouts_paid_at_once_count_for_customers AFTER INSERT ON payouts WHEN new.state = 'paid' AND new.kind = 'refund' BEGIN
  UPDATE customer_orders SET (currency, at, counted, paid_fen, refunded_fen, returned) =
    (SELECT currency, at, counted, paid_fen, refunded_fen, returned FROM order_money WHERE order_id = new.order_id) WHERE order_id = new.order_id;
END;

-- Two that were found to be one. Nothing is moved but figures, so that undoing it is exact. `staff_id` null = the app, for the reasons given.
CREATE TABLE customer_merges (
  id INTEGER PRIMARY KEY,
  gone_id INTEGER NOT NULL REFERENCES customers (id),
  kept_id INTEGER NOT NULL REFERENCES customers (id) CHECK (kept_id <> gone_id),
  at INTEGER NOT NULL,
  staff_id INTEGER REFERENCES staff (id),
  confidence INTEGER NOT NULL CHECK (confidence BETWEEN 0 AND 100),
  reasons TEXT NOT NULL,
  undone_at INTEGER,
  undone_by INTEGER REFERENCES staff (id)
) STRICT;
CREATE UNIQUE INDEX customer_merges_of ON customer_merges (gone_id) WHERE undone_at IS NULL;
CREATE INDEX customer_merges_into ON customer_merges (kept_id) WHERE undone_at IS NULL;

-- Two that may be one (`open`: a person decides), or that a person said are not (`apart`). a < b.
CREATE TABLE customer_pairs (
  id INTEGER PRIMARY KEY,
  a_id INTEGER NOT NULL REFERENCES customers (id),
  b_id INTEGER NOT NULL REFERENCES customers (id) CHECK (a_id < b_id),
  state TEXT NOT NULL CHECK (state IN ('open', 'apart', 'merged')),
  confidence INTEGER NOT NULL CHECK (confidence BETWEEN 0 AND 100),
  reasons TEXT NOT NULL,
  at INTEGER NOT NULL,
  staff_id INTEGER REFERENCES staff (id),
  UNIQUE (a_id, b_id)
) STRICT;
CREATE INDEX customer_pairs_by_b ON customer_pairs (b_id);
CREATE INDEX customer_pairs_open ON customer_pairs (confidence, id) WHERE state = 'open';

CREATE TABLE customer_notes (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (id),
  at INTEGER NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  text TEXT NOT NULL CHECK (text <> '')
) STRICT;
CREATE INDEX customer_notes_by_customer ON customer_notes (customer_id);

-- CU-3: abuse and the like, noted by a person; shown when they order until somebody lifts it.
CREATE TABLE customer_warnings (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (id),
  text TEXT NOT NULL CHECK (text <> ''),
  at INTEGER NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  lifted_at INTEGER,
  lifted_by INTEGER REFERENCES staff (id)
) STRICT;
CREATE INDEX customer_warnings_open ON customer_warnings (customer_id) WHERE lifted_at IS NULL;

-- CU-2: a series of groups of one name, each no larger than the chat tool allows.
CREATE TABLE customer_series (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  cap INTEGER NOT NULL CHECK (cap > 0),
  rule_orders INTEGER CHECK (rule_orders > 0),
  rule_spent_fen INTEGER CHECK (rule_spent_fen > 0),
  created_at INTEGER NOT NULL,
  -- A rule that is new or was changed goes through everybody once, by id, a few at a time; null = it has.
  swept_to INTEGER DEFAULT 0
) STRICT;
CREATE TABLE customer_groups (
  id INTEGER PRIMARY KEY,
  series_id INTEGER NOT NULL REFERENCES customer_series (id),
  number INTEGER NOT NULL,
  opened_at INTEGER NOT NULL,
  members INTEGER NOT NULL DEFAULT 0,
  UNIQUE (series_id, number)
) STRICT;
CREATE TABLE customer_group_members (
  id INTEGER PRIMARY KEY,
  series_id INTEGER NOT NULL REFERENCES customer_series (id),
  group_id INTEGER NOT NULL REFERENCES customer_groups (id),
  customer_id INTEGER NOT NULL REFERENCES customers (id),
  joined_at INTEGER NOT NULL,
  -- Null = by the rule.
  joined_by INTEGER REFERENCES staff (id),
  left_at INTEGER,
  left_how TEXT CHECK (left_how IN ('left', 'removed')),
  left_by INTEGER REFERENCES staff (id),
  CHECK ((left_at IS NULL) = (left_how IS NULL))
) STRICT;
CREATE UNIQUE INDEX customer_group_members_in ON customer_group_members (series_id, customer_id) WHERE left_at IS NULL;
CREATE INDEX customer_group_members_by_group ON customer_group_members (group_id, id) WHERE left_at IS NULL;
CREATE INDEX customer_group_members_by_customer ON customer_group_members (customer_id);
CREATE TRIGGER customer_groups_fill AFTER INSERT ON customer_group_members BEGIN
  UPDATE customer_groups SET members = members + 1 WHERE id = new.group_id;
END;
CREATE TRIGGER customer_groups_empty AFTER UPDATE OF left_at ON customer_group_members WHEN old.left_at IS NULL AND new.left_at IS NOT NULL BEGIN
  UPDATE customer_groups SET members = members - 1 WHERE id = new.group_id;
END;
CREATE TRIGGER customer_group_members_are_kept BEFORE DELETE ON customer_group_members BEGIN SELECT RAISE(ABORT, 'who was in a group stays written'); END;

-- What a customer is found by: pieces of names, nicks and phones; rows count down as customers count up.
CREATE VIRTUAL TABLE customer_search USING fts5 (pieces, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0");
