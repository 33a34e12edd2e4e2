-- After-sales cases, their money, and parcels that come back (AS-1 … AS-7).

-- AS-1. Lines and persons are noted as they were: an order's lines may be changed or split after the case was opened.
CREATE TABLE after_sales_cases (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES orders (id),
  kind TEXT NOT NULL CHECK (kind IN ('return', 'exchange', 'refund_only', 'resend', 'compensation', 'refused_delivery', 'courier_damage')),
  state TEXT NOT NULL CHECK (state IN ('opened', 'agreed', 'awaiting_goods', 'received', 'paid_back', 'sent', 'refused', 'closed')),
  -- AS-2: why, and who pays the freight for it; `freight_why` is there when the manager decided otherwise than the reason does.
  reason TEXT NOT NULL CHECK (reason <> ''),
  freight_by TEXT NOT NULL CHECK (freight_by IN ('shop', 'buyer', 'courier')),
  freight_why TEXT NOT NULL DEFAULT '',
  -- 'platform': the platform says that a refund is wanted. There is one such case open for an order, whoever opened it.
  source TEXT NOT NULL CHECK (source IN ('shop', 'platform')),
  currency TEXT NOT NULL,
  -- What the buyer is to get back, as it was agreed or asked for.
  wanted_fen INTEGER NOT NULL DEFAULT 0 CHECK (wanted_fen >= 0),
  -- When the buyer had the parcel: photos of bad goods are asked for within 24 hours of it.
  buyer_received_at INTEGER,
  -- ST-4: whose packing it was, for the faults that are the packing's.
  parcel_id INTEGER REFERENCES parcels (id),
  packer_id INTEGER REFERENCES staff (id),
  claim_id INTEGER REFERENCES claims (id),
  -- AS-5: what the new goods cost more (> 0: the buyer pays) or less (< 0: we pay back), and the order that brings them.
  difference_fen INTEGER NOT NULL DEFAULT 0,
  difference_received_at INTEGER,
  expected_transfer_id INTEGER,
  replacement_order_id INTEGER REFERENCES orders (id),
  -- AS-3: an instant; `over_noted` = its passing has been written down.
  deadline_at INTEGER,
  deadline_step TEXT,
  over_noted INTEGER NOT NULL DEFAULT 0 CHECK (over_noted IN (0, 1)),
  outcome TEXT NOT NULL DEFAULT '' CHECK (outcome IN ('', 'done', 'withdrawn', 'refused', 'platform')),
  opened_at INTEGER NOT NULL,
  opened_by INTEGER REFERENCES staff (id),
  closed_at INTEGER
) STRICT;
CREATE INDEX after_sales_open ON after_sales_cases (deadline_at, id) WHERE closed_at IS NULL;
CREATE INDEX after_sales_open_states ON after_sales_cases (state, kind) WHERE closed_at IS NULL;
CREATE INDEX after_sales_closed ON after_sales_cases (closed_at, id) WHERE closed_at IS NOT NULL;
CREATE INDEX after_sales_by_order ON after_sales_cases (order_id, id);
CREATE INDEX after_sales_by_replacement ON after_sales_cases (replacement_order_id) WHERE replacement_order_id IS NOT NULL;
CREATE INDEX after_sales_by_parcel ON after_sales_cases (parcel_id) WHERE parcel_id IS NOT NULL;
CREATE INDEX after_sales_of_packers ON after_sales_cases (packer_id, parcel_id) WHERE packer_id IS NOT NULL;
CREATE UNIQUE INDEX after_sales_one_of_the_platform ON after_sales_cases (order_id) WHERE source = 'platform' AND closed_at IS NULL;

CREATE TABLE after_sales_events (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES after_sales_cases (id),
  at INTEGER NOT NULL,
  -- Null = the app itself, on the platform's word or because a time was up.
  staff_id INTEGER REFERENCES staff (id),
  kind TEXT NOT NULL,
  text TEXT NOT NULL DEFAULT '',
  amount_fen INTEGER
) STRICT;
CREATE INDEX after_sales_events_by_case ON after_sales_events (case_id, id);
CREATE TRIGGER after_sales_events_are_never_changed BEFORE UPDATE ON after_sales_events BEGIN SELECT RAISE(ABORT, 'after-sales events are append-only'); END;
CREATE TRIGGER after_sales_events_are_never_deleted BEFORE DELETE ON after_sales_events BEGIN SELECT RAISE(ABORT, 'after-sales events are append-only'); END;

-- What the case is about, and what it sends out anew (AS-5).
CREATE TABLE after_sales_lines (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES after_sales_cases (id),
  side TEXT NOT NULL CHECK (side IN ('old', 'new')),
  -- Of `old`: the order's line, if it is still there.
  order_line_id INTEGER,
  sku_id INTEGER REFERENCES skus (id),
  sku_code TEXT NOT NULL,
  title TEXT NOT NULL,
  colour TEXT NOT NULL,
  size TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  unit_price_fen INTEGER CHECK (unit_price_fen IS NULL OR unit_price_fen >= 0)
) STRICT;
CREATE INDEX after_sales_lines_by_case ON after_sales_lines (case_id);
CREATE INDEX after_sales_lines_by_order_line ON after_sales_lines (order_line_id) WHERE order_line_id IS NOT NULL;

-- AS-2: photos of the buyer's; the file lies in the media folder under its hash.
CREATE TABLE after_sales_photos (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES after_sales_cases (id),
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  mime TEXT NOT NULL CHECK (mime IN ('image/png', 'image/jpeg')),
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  width_px INTEGER NOT NULL,
  height_px INTEGER NOT NULL,
  added_at INTEGER NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  removed_at INTEGER
) STRICT;
CREATE INDEX after_sales_photos_by_case ON after_sales_photos (case_id) WHERE removed_at IS NULL;
CREATE INDEX after_sales_photos_by_hash ON after_sales_photos (sha256);

-- AS-6: money that leaves the shop for a case. Never deleted; what was paid is never changed.
CREATE TABLE payouts (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES after_sales_cases (id),
  order_id INTEGER NOT NULL REFERENCES orders (id),
  -- 'refund' is of what was paid; freight and compensation come on top of it.
  kind TEXT NOT NULL CHECK (kind IN ('refund', 'freight', 'compensation')),
  state TEXT NOT NULL CHECK (state IN ('asked', 'approved', 'paid', 'declined', 'withdrawn')),
  -- 'platform': the platform paid it by itself, or is to pay it and will report it as refunded.
  way TEXT NOT NULL CHECK (way IN ('platform', 'alipay', 'wechat', 'bank', 'cash')),
  shop_name TEXT NOT NULL,
  account TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL CHECK (reason <> ''),
  amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
  currency TEXT NOT NULL,
  -- Read from the platform's file: nobody of the shop asked for it.
  reported INTEGER NOT NULL DEFAULT 0 CHECK (reported IN (0, 1)),
  asked_at INTEGER NOT NULL,
  asked_by INTEGER REFERENCES staff (id),
  -- Whether it was above what its handler may give alone.
  over_limit INTEGER NOT NULL DEFAULT 0 CHECK (over_limit IN (0, 1)),
  decided_at INTEGER,
  decided_by INTEGER REFERENCES staff (id),
  decided_text TEXT NOT NULL DEFAULT '',
  paid_at INTEGER,
  paid_by INTEGER REFERENCES staff (id),
  reference TEXT NOT NULL DEFAULT '',
  CHECK ((state = 'paid') = (paid_at IS NOT NULL))
) STRICT;
CREATE INDEX payouts_by_case ON payouts (case_id);
CREATE INDEX payouts_by_order ON payouts (order_id);
CREATE INDEX payouts_by_asking ON payouts (asked_at, id);
CREATE INDEX payouts_paid ON payouts (paid_at, id) WHERE paid_at IS NOT NULL;
CREATE INDEX payouts_open ON payouts (state, asked_at) WHERE state IN ('asked', 'approved');
-- AS-6: so much of a refund belongs to one line of the order.
CREATE TABLE payout_lines (
  payout_id INTEGER NOT NULL REFERENCES payouts (id),
  order_line_id INTEGER NOT NULL,
  amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
  PRIMARY KEY (payout_id, order_line_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX payout_lines_by_line ON payout_lines (order_line_id);
CREATE TRIGGER payouts_are_kept BEFORE DELETE ON payouts BEGIN SELECT RAISE(ABORT, 'money that was asked for stays written'); END;
CREATE TRIGGER payouts_keep_their_sum BEFORE UPDATE OF case_id, order_id, kind, amount_fen, currency, asked_at, asked_by ON payouts
  BEGIN SELECT RAISE(ABORT, 'another sum is another payout'); END;
CREATE TRIGGER payouts_end_once BEFORE UPDATE ON payouts WHEN OLD.state IN ('paid', 'declined', 'withdrawn')
  BEGIN SELECT RAISE(ABORT, 'what was paid or refused is never changed'); END;

-- AS-3: the shop's own terms; what is not here is as shipped.
CREATE TABLE after_sales_terms (
  platform TEXT NOT NULL,
  kind TEXT NOT NULL,
  step TEXT NOT NULL CHECK (step IN ('answer', 'buyer_sends', 'receive', 'pay', 'send')),
  amount INTEGER NOT NULL CHECK (amount > 0),
  unit TEXT NOT NULL CHECK (unit IN ('hours', 'days', 'months')),
  PRIMARY KEY (platform, kind, step)
) STRICT, WITHOUT ROWID;

-- AS-4: a parcel that comes back. Without a case it has no owner yet.
CREATE TABLE returning_parcels (
  id INTEGER PRIMARY KEY,
  case_id INTEGER REFERENCES after_sales_cases (id),
  courier_code TEXT NOT NULL DEFAULT '',
  -- As scanned: capitals, no gaps; '' = nobody knows it.
  waybill_number TEXT NOT NULL DEFAULT '',
  -- 'refused': not our goods, given back to the courier.
  state TEXT NOT NULL CHECK (state IN ('expected', 'arrived', 'checked', 'refused', 'called_off')),
  sender_name TEXT NOT NULL DEFAULT '',
  sender_phone TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  created_by INTEGER REFERENCES staff (id),
  arrived_at INTEGER,
  arrived_by INTEGER REFERENCES staff (id),
  checked_at INTEGER,
  checked_by INTEGER REFERENCES staff (id)
) STRICT;
CREATE INDEX returning_parcels_by_case ON returning_parcels (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX returning_parcels_by_number ON returning_parcels (waybill_number) WHERE waybill_number <> '';
CREATE INDEX returning_parcels_by_phone ON returning_parcels (sender_phone) WHERE sender_phone <> '';
CREATE INDEX returning_parcels_expected ON returning_parcels (created_at) WHERE state = 'expected';
CREATE INDEX returning_parcels_to_check ON returning_parcels (arrived_at) WHERE state = 'arrived';
CREATE INDEX returning_parcels_ownerless ON returning_parcels (arrived_at) WHERE case_id IS NULL AND state IN ('arrived', 'checked');
-- What should be in it.
CREATE TABLE returning_lines (
  id INTEGER PRIMARY KEY,
  returning_parcel_id INTEGER NOT NULL REFERENCES returning_parcels (id),
  order_line_id INTEGER,
  sku_id INTEGER REFERENCES skus (id),
  sku_code TEXT NOT NULL,
  title TEXT NOT NULL,
  colour TEXT NOT NULL,
  size TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity > 0)
) STRICT;
CREATE INDEX returning_lines_by_parcel ON returning_lines (returning_parcel_id);
-- What was in it, by state; added to, never changed. A line of several states has several rows.
CREATE TABLE returned_goods (
  id INTEGER PRIMARY KEY,
  returning_parcel_id INTEGER NOT NULL REFERENCES returning_parcels (id),
  returning_line_id INTEGER REFERENCES returning_lines (id),
  sku_id INTEGER REFERENCES skus (id),
  sku_code TEXT NOT NULL,
  title TEXT NOT NULL,
  condition TEXT NOT NULL CHECK (condition IN ('sellable', 'repair', 'scrap', 'not_ours')),
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  at INTEGER NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX returned_goods_by_parcel ON returned_goods (returning_parcel_id);
CREATE INDEX returned_goods_for_repair ON returned_goods (at) WHERE condition = 'repair';
CREATE INDEX returning_parcels_done ON returning_parcels (checked_at) WHERE state = 'checked';
-- What became of pieces that were set apart for repair; added to, never changed.
CREATE TABLE repaired_goods (
  id INTEGER PRIMARY KEY,
  returned_goods_id INTEGER NOT NULL REFERENCES returned_goods (id),
  became TEXT NOT NULL CHECK (became IN ('sellable', 'scrap')),
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  at INTEGER NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX repaired_goods_by_goods ON repaired_goods (returned_goods_id);
CREATE TRIGGER repaired_goods_are_never_changed BEFORE UPDATE ON repaired_goods BEGIN SELECT RAISE(ABORT, 'what became of goods is append-only'); END;
CREATE TRIGGER repaired_goods_are_never_deleted BEFORE DELETE ON repaired_goods BEGIN SELECT RAISE(ABORT, 'what became of goods is append-only'); END;
