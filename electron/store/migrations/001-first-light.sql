-- The shop's store, first form. Money in fen, weights in g, times in UTC ms; every table STRICT.
CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE TABLE staff (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  role TEXT NOT NULL CHECK (role IN ('manager', 'customer_service', 'packer', 'stock_keeper', 'operator')),
  pin_hash TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  failed_pins INTEGER NOT NULL DEFAULT 0,
  locked_until INTEGER,
  created_at INTEGER NOT NULL
) STRICT;

-- SF-2: who did what, when, on what. Append-only; each entry's hash covers the one before it.
CREATE TABLE trace (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  staff_id INTEGER REFERENCES staff (id),
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  subject_id INTEGER,
  before TEXT CHECK (before IS NULL OR json_valid(before)),
  after TEXT CHECK (after IS NULL OR json_valid(after)),
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX trace_by_subject ON trace (subject, subject_id);
CREATE TRIGGER trace_is_never_changed BEFORE UPDATE ON trace BEGIN SELECT RAISE(ABORT, 'the trace is append-only'); END;
CREATE TRIGGER trace_is_never_deleted BEFORE DELETE ON trace BEGIN SELECT RAISE(ABORT, 'the trace is append-only'); END;

CREATE TABLE intake_runs (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  file_names TEXT NOT NULL CHECK (json_valid(file_names)),
  new_orders INTEGER NOT NULL DEFAULT 0,
  changed_orders INTEGER NOT NULL DEFAULT 0,
  unchanged_orders INTEGER NOT NULL DEFAULT 0,
  refused_lines INTEGER NOT NULL DEFAULT 0,
  -- 'running' found at start means the app was killed in it: whole orders are in, the file can be taken in again.
  outcome TEXT NOT NULL DEFAULT 'running' CHECK (outcome IN ('running', 'finished', 'cancelled', 'failed', 'interrupted'))
) STRICT;

CREATE TABLE skus (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE CHECK (code <> ''),
  style_code TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  colour TEXT NOT NULL DEFAULT '',
  size TEXT NOT NULL DEFAULT '',
  barcode TEXT NOT NULL DEFAULT '',
  shelf TEXT NOT NULL DEFAULT '',
  weight_g INTEGER CHECK (weight_g IS NULL OR weight_g >= 0),
  -- 0 until somebody counted it: an untracked SKU blocks nothing.
  tracked INTEGER NOT NULL DEFAULT 0 CHECK (tracked IN (0, 1)),
  on_hand INTEGER NOT NULL DEFAULT 0,
  reserved INTEGER NOT NULL DEFAULT 0 CHECK (reserved >= 0)
) STRICT;
CREATE UNIQUE INDEX skus_by_barcode ON skus (barcode) WHERE barcode <> '';

CREATE TABLE orders (
  id INTEGER PRIMARY KEY,
  platform TEXT NOT NULL,
  platform_order_number TEXT NOT NULL CHECK (platform_order_number <> ''),
  shop_name TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL CHECK (state IN ('awaiting_payment', 'paid', 'packed', 'handed_over', 'completed', 'closed')),
  hold_reason TEXT,
  refund TEXT NOT NULL DEFAULT 'none' CHECK (refund IN ('none', 'requested', 'succeeded')),
  -- What is shown; `flag_before` is what it goes back to when the app's cause for it ends (CS-1).
  flag TEXT NOT NULL DEFAULT 'grey' CHECK (flag IN ('grey', 'red', 'yellow', 'green', 'blue', 'purple')),
  flag_before TEXT CHECK (flag_before IN ('grey', 'red', 'yellow', 'green', 'blue', 'purple')),
  buyer_nick TEXT NOT NULL DEFAULT '',
  buyer_message TEXT NOT NULL DEFAULT '',
  platform_note TEXT NOT NULL DEFAULT '',
  platform_flag TEXT CHECK (platform_flag IN ('grey', 'red', 'yellow', 'green', 'blue', 'purple')),
  platform_status_text TEXT NOT NULL DEFAULT '',
  receiver_name TEXT NOT NULL DEFAULT '',
  receiver_phone TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT 'CN',
  province TEXT NOT NULL DEFAULT '',
  city TEXT NOT NULL DEFAULT '',
  district TEXT NOT NULL DEFAULT '',
  detail TEXT NOT NULL DEFAULT '',
  postcode TEXT NOT NULL DEFAULT '',
  -- IN-5, IN-6: comma lists; '' = none. `receiver_by_shop` = a person entered it, a later export does not overwrite it.
  masked TEXT NOT NULL DEFAULT '',
  doubts TEXT NOT NULL DEFAULT '',
  receiver_by_shop INTEGER NOT NULL DEFAULT 0 CHECK (receiver_by_shop IN (0, 1)),
  goods TEXT NOT NULL DEFAULT '',
  pieces INTEGER NOT NULL DEFAULT 0,
  currency TEXT NOT NULL DEFAULT 'CNY',
  goods_fen INTEGER,
  freight_fen INTEGER,
  total_fen INTEGER,
  paid_fen INTEGER NOT NULL DEFAULT 0,
  refunded_fen INTEGER,
  shipments TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(shipments)),
  courier_code TEXT NOT NULL DEFAULT '',
  created_at INTEGER,
  paid_at INTEGER,
  promised_ship_at INTEGER,
  packed_at INTEGER,
  handed_over_at INTEGER,
  completed_at INTEGER,
  closed_at INTEGER,
  close_reason TEXT NOT NULL DEFAULT '',
  -- Where it stands in lists: payment, else creation, else the time it came in.
  sort_at INTEGER NOT NULL,
  imported_at INTEGER NOT NULL,
  -- What the platform's file said last, hashed: an equal one changes nothing (IN-2).
  draft_print TEXT NOT NULL DEFAULT '',
  -- Comma list: what that file gave as a cause to look before shipping.
  hold_causes TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  revision INTEGER NOT NULL DEFAULT 1,
  UNIQUE (platform, platform_order_number)
) STRICT;
CREATE INDEX orders_by_time ON orders (sort_at, id);
CREATE INDEX orders_by_state ON orders (state, sort_at, id);
CREATE INDEX orders_to_ship ON orders (promised_ship_at, id) WHERE state = 'paid';
CREATE INDEX orders_held ON orders (sort_at, id) WHERE hold_reason IS NOT NULL;
CREATE INDEX orders_urgent ON orders (sort_at, id) WHERE flag = 'red' AND state IN ('awaiting_payment', 'paid', 'packed');
CREATE INDEX orders_masked ON orders (sort_at, id) WHERE masked <> '' AND state IN ('awaiting_payment', 'paid', 'packed');
CREATE INDEX orders_doubtful ON orders (sort_at, id) WHERE doubts <> '' AND state IN ('awaiting_payment', 'paid', 'packed');
CREATE INDEX orders_without_lines ON orders (platform, platform_order_number) WHERE hold_causes LIKE '%lines_unknown%';
CREATE INDEX orders_refund ON orders (sort_at, id) WHERE refund = 'requested';

-- Counting a million rows takes 58 ms, so the large states keep their own count.
CREATE TABLE order_state_counts (
  state TEXT PRIMARY KEY,
  orders INTEGER NOT NULL
) STRICT;
INSERT INTO order_state_counts VALUES
  ('awaiting_payment', 0), ('paid', 0), ('packed', 0), ('handed_over', 0), ('completed', 0), ('closed', 0);
CREATE TRIGGER orders_counted_in AFTER INSERT ON orders BEGIN
  UPDATE order_state_counts SET orders = orders + 1 WHERE state = new.state;
END;
CREATE TRIGGER orders_counted_over AFTER UPDATE OF state ON orders WHEN old.state <> new.state BEGIN
  UPDATE order_state_counts SET orders = orders - 1 WHERE state = old.state;
  UPDATE order_state_counts SET orders = orders + 1 WHERE state = new.state;
END;

CREATE TABLE order_lines (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES orders (id),
  position INTEGER NOT NULL,
  platform_line_number TEXT NOT NULL DEFAULT '',
  sku_id INTEGER REFERENCES skus (id),
  sku_code TEXT NOT NULL DEFAULT '',
  style_code TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  colour TEXT NOT NULL DEFAULT '',
  size TEXT NOT NULL DEFAULT '',
  properties TEXT NOT NULL DEFAULT '',
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  unit_price_fen INTEGER,
  refund TEXT NOT NULL DEFAULT 'none' CHECK (refund IN ('none', 'requested', 'succeeded')),
  UNIQUE (order_id, position)
) STRICT;

-- What the person searching types, as overlapping pieces of text (see order-search.ts); rowid = order id.
CREATE VIRTUAL TABLE order_search USING fts5 (pieces, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0");

CREATE TABLE order_notes (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES orders (id),
  at INTEGER NOT NULL,
  staff_id INTEGER REFERENCES staff (id),
  text TEXT NOT NULL CHECK (text <> '')
) STRICT;
CREATE INDEX order_notes_by_order ON order_notes (order_id);
CREATE TRIGGER order_notes_are_never_changed BEFORE UPDATE ON order_notes BEGIN SELECT RAISE(ABORT, 'notes are append-only'); END;
CREATE TRIGGER order_notes_are_never_deleted BEFORE DELETE ON order_notes BEGIN SELECT RAISE(ABORT, 'notes are append-only'); END;

CREATE TABLE order_holds (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES orders (id),
  reason TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  until INTEGER,
  held_by INTEGER REFERENCES staff (id),
  held_at INTEGER NOT NULL,
  released_by INTEGER REFERENCES staff (id),
  released_at INTEGER
) STRICT;
CREATE UNIQUE INDEX order_holds_open ON order_holds (order_id) WHERE released_at IS NULL;
CREATE INDEX order_holds_by_order ON order_holds (order_id);

-- WH-2: the sum of movements is the stock on hand.
CREATE TABLE stock_movements (
  id INTEGER PRIMARY KEY,
  sku_id INTEGER NOT NULL REFERENCES skus (id),
  at INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('opening', 'count', 'handed_over', 'correction')),
  quantity INTEGER NOT NULL,
  cause TEXT NOT NULL,
  order_line_id INTEGER REFERENCES order_lines (id),
  staff_id INTEGER REFERENCES staff (id)
) STRICT;
CREATE INDEX stock_movements_by_sku ON stock_movements (sku_id);
-- Changing an order's lines asks whether stock ever moved for them.
CREATE INDEX stock_movements_by_line ON stock_movements (order_line_id);
CREATE TRIGGER stock_movements_are_never_changed BEFORE UPDATE ON stock_movements BEGIN SELECT RAISE(ABORT, 'stock movements are append-only'); END;
CREATE TRIGGER stock_movements_are_never_deleted BEFORE DELETE ON stock_movements BEGIN SELECT RAISE(ABORT, 'stock movements are append-only'); END;

CREATE TABLE stock_reservations (
  order_line_id INTEGER PRIMARY KEY REFERENCES order_lines (id),
  sku_id INTEGER NOT NULL REFERENCES skus (id),
  quantity INTEGER NOT NULL CHECK (quantity > 0)
) STRICT;
CREATE INDEX stock_reservations_by_sku ON stock_reservations (sku_id);

-- PR-5: a roll of numbered forms. `used` numbers of it are given out, in order, never twice.
CREATE TABLE number_rolls (
  id INTEGER PRIMARY KEY,
  courier_code TEXT NOT NULL,
  first_number TEXT NOT NULL,
  step INTEGER NOT NULL CHECK (step > 0),
  size INTEGER NOT NULL CHECK (size > 0),
  rule TEXT NOT NULL CHECK (rule IN ('plain', 's10', 'sf12')),
  used INTEGER NOT NULL DEFAULT 0 CHECK (used BETWEEN 0 AND size),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE parcels (
  id INTEGER PRIMARY KEY,
  courier_code TEXT NOT NULL,
  waybill_number TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('reserved', 'printed', 'packed', 'handed_over', 'voided')),
  created_at INTEGER NOT NULL,
  printed_at INTEGER,
  scanned_back_at INTEGER,
  packed_by INTEGER REFERENCES staff (id),
  packed_at INTEGER,
  weight_g INTEGER CHECK (weight_g IS NULL OR weight_g > 0),
  voided_at INTEGER,
  void_reason TEXT,
  -- PR-5: unique for ever per courier, also when voided.
  UNIQUE (courier_code, waybill_number)
) STRICT;
CREATE INDEX parcels_by_number ON parcels (waybill_number);
CREATE INDEX parcels_on_the_floor ON parcels (courier_code, state) WHERE state IN ('reserved', 'printed', 'packed');
CREATE TRIGGER parcels_keep_their_number BEFORE UPDATE OF courier_code, waybill_number ON parcels
  BEGIN SELECT RAISE(ABORT, 'a waybill number is never changed'); END;
CREATE TRIGGER parcels_are_never_deleted BEFORE DELETE ON parcels BEGIN SELECT RAISE(ABORT, 'a waybill number is never forgotten'); END;

CREATE TABLE parcel_orders (
  parcel_id INTEGER NOT NULL REFERENCES parcels (id),
  order_id INTEGER NOT NULL REFERENCES orders (id),
  PRIMARY KEY (parcel_id, order_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX parcel_orders_by_order ON parcel_orders (order_id);

-- What the packer has counted into an open parcel; survives a closed window or a power cut.
CREATE TABLE packing_counts (
  parcel_id INTEGER NOT NULL REFERENCES parcels (id),
  order_line_id INTEGER NOT NULL REFERENCES order_lines (id),
  counted INTEGER NOT NULL CHECK (counted > 0),
  last_at INTEGER NOT NULL,
  PRIMARY KEY (parcel_id, order_line_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE packing_stops (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  parcel_id INTEGER REFERENCES parcels (id),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  code TEXT NOT NULL
) STRICT;
CREATE INDEX packing_stops_by_time ON packing_stops (at);
CREATE INDEX parcels_by_packing ON parcels (packed_at) WHERE packed_at IS NOT NULL;

CREATE TABLE print_assignments (
  kind TEXT NOT NULL CHECK (kind IN ('waybill', 'packing_slip')),
  courier_code TEXT NOT NULL,
  spooler TEXT NOT NULL,
  printer_name TEXT NOT NULL,
  template_id TEXT NOT NULL,
  PRIMARY KEY (kind, courier_code)
) STRICT;

CREATE TABLE print_batches (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  courier_code TEXT NOT NULL
) STRICT;

-- PR-6. `sending` is written before the spooler is called: found at start, its fate is unknown and a person is asked.
CREATE TABLE print_jobs (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER REFERENCES print_batches (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('waybill', 'packing_slip', 'test_page')),
  state TEXT NOT NULL CHECK (state IN ('queued', 'rendered', 'sending', 'sent', 'printed', 'failed', 'unknown', 'cancelled')),
  spooler TEXT NOT NULL,
  printer_name TEXT NOT NULL,
  template_id TEXT NOT NULL,
  reprint INTEGER NOT NULL DEFAULT 0 CHECK (reprint IN (0, 1)),
  created_at INTEGER NOT NULL,
  sent_at INTEGER,
  ended_at INTEGER,
  file TEXT,
  file_sha256 TEXT,
  spooler_job TEXT,
  code TEXT,
  words TEXT NOT NULL DEFAULT '',
  -- Set when a person said which sheets came out: the first this many; null = all of them, or not settled.
  came_out INTEGER
) STRICT;
CREATE INDEX print_jobs_open ON print_jobs (state) WHERE state IN ('queued', 'rendered', 'sending', 'sent', 'unknown', 'failed');

CREATE TABLE print_sheets (
  job_id INTEGER NOT NULL REFERENCES print_jobs (id),
  sheet_number INTEGER NOT NULL,
  -- Of this sheet: in an interleaved job waybills and slips lie in one tray.
  kind TEXT NOT NULL CHECK (kind IN ('waybill', 'packing_slip', 'test_page')),
  parcel_id INTEGER REFERENCES parcels (id),
  -- The exact picture: the display list that went to paper.
  picture TEXT NOT NULL CHECK (json_valid(picture)),
  PRIMARY KEY (job_id, sheet_number)
) STRICT, WITHOUT ROWID;
CREATE INDEX print_sheets_by_parcel ON print_sheets (parcel_id);

CREATE TABLE collections (
  id INTEGER PRIMARY KEY,
  courier_code TEXT NOT NULL,
  collector_name TEXT NOT NULL DEFAULT '',
  opened_at INTEGER NOT NULL,
  opened_by INTEGER NOT NULL REFERENCES staff (id),
  closed_at INTEGER,
  closed_by INTEGER REFERENCES staff (id),
  manager_reason TEXT NOT NULL DEFAULT '',
  abandoned INTEGER NOT NULL DEFAULT 0 CHECK (abandoned IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX collections_open ON collections (courier_code) WHERE closed_at IS NULL;

CREATE TABLE collection_parcels (
  parcel_id INTEGER PRIMARY KEY REFERENCES parcels (id),
  collection_id INTEGER NOT NULL REFERENCES collections (id),
  scanned_at INTEGER NOT NULL,
  scanned_by INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX collection_parcels_by_collection ON collection_parcels (collection_id);

-- ST-1, first form: made when the parcel is scanned out; the picture is the waybill as printed.
CREATE TABLE stubs (
  parcel_id INTEGER PRIMARY KEY REFERENCES parcels (id),
  at INTEGER NOT NULL,
  collection_id INTEGER NOT NULL REFERENCES collections (id),
  picture TEXT NOT NULL CHECK (json_valid(picture))
) STRICT;

-- OF-2, first form: what the platform must still be told, each with its own key.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  platform TEXT NOT NULL,
  order_id INTEGER NOT NULL REFERENCES orders (id),
  kind TEXT NOT NULL CHECK (kind IN ('ship')),
  payload TEXT NOT NULL CHECK (json_valid(payload)),
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'in_file', 'done')),
  created_at INTEGER NOT NULL,
  ship_file_id INTEGER REFERENCES ship_files (id)
) STRICT;
CREATE INDEX outbox_waiting ON outbox (state) WHERE state = 'waiting';

-- The content is part of the closing transaction; the file on disk is written from it after commit, and again at start if it is not there.
CREATE TABLE ship_files (
  id INTEGER PRIMARY KEY,
  collection_id INTEGER NOT NULL REFERENCES collections (id),
  platform TEXT NOT NULL,
  file_name TEXT NOT NULL UNIQUE,
  orders INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  file TEXT,
  -- Last, so that listing the files does not read through their contents.
  content BLOB NOT NULL
) STRICT;
CREATE INDEX ship_files_by_collection ON ship_files (collection_id);
CREATE INDEX ship_files_unwritten ON ship_files (id) WHERE file IS NULL;
