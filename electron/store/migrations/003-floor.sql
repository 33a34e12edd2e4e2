-- The packing floor, the collection, stubs and claims in full.

-- PK-3, PK-4: what packers must check and do, by category; a style belongs to one.
CREATE TABLE categories (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  -- PK-4: the packing instruction as a list of steps, shown together and ticked with one key: on every parcel, or once a session.
  steps TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(steps)),
  ticked TEXT NOT NULL DEFAULT 'parcel' CHECK (ticked IN ('parcel', 'session')),
  -- [{key, label, kind: 'number' | 'yes_no', unit, toleranceTenths, targets: [{size, tenths}]}]; see shared/domain/packing/checks.ts.
  checks TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(checks)),
  -- Style codes that begin so belong to it, unless the SKU itself names another category.
  style_prefixes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(style_prefixes)),
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;
ALTER TABLE skus ADD COLUMN category_id INTEGER REFERENCES categories (id);
ALTER TABLE skus ADD COLUMN picture_id TEXT;
CREATE TABLE packing_checks (
  id INTEGER PRIMARY KEY,
  parcel_id INTEGER NOT NULL REFERENCES parcels (id),
  order_line_id INTEGER NOT NULL REFERENCES order_lines (id),
  piece INTEGER NOT NULL CHECK (piece > 0),
  check_key TEXT NOT NULL,
  value TEXT NOT NULL,
  within INTEGER NOT NULL CHECK (within IN (0, 1)),
  -- The piece was taken out of the parcel again, or the parcel put aside: what was checked then no longer speaks for it.
  withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX packing_checks_by_parcel ON packing_checks (parcel_id);

-- PK-1
CREATE TABLE waves (
  id INTEGER PRIMARY KEY,
  courier_code TEXT NOT NULL DEFAULT '',
  made_by INTEGER NOT NULL REFERENCES staff (id),
  made_at INTEGER NOT NULL,
  owner_id INTEGER REFERENCES staff (id),
  slots INTEGER NOT NULL DEFAULT 0 CHECK (slots >= 0),
  closed_at INTEGER
) STRICT;
CREATE INDEX waves_open ON waves (id) WHERE closed_at IS NULL;
CREATE TABLE wave_parcels (
  parcel_id INTEGER PRIMARY KEY REFERENCES parcels (id),
  wave_id INTEGER NOT NULL REFERENCES waves (id),
  slot INTEGER
) STRICT;
CREATE INDEX wave_parcels_by_wave ON wave_parcels (wave_id, slot);
-- By article and not by order line: what lies in a slot stays known when an order's lines are changed meanwhile.
CREATE TABLE wave_picked (
  wave_id INTEGER NOT NULL REFERENCES waves (id),
  goods TEXT NOT NULL,
  picked INTEGER NOT NULL CHECK (picked > 0),
  PRIMARY KEY (wave_id, goods)
) STRICT, WITHOUT ROWID;
CREATE TABLE wave_sorted (
  wave_id INTEGER NOT NULL REFERENCES waves (id),
  parcel_id INTEGER NOT NULL REFERENCES parcels (id),
  goods TEXT NOT NULL,
  sorted INTEGER NOT NULL CHECK (sorted > 0),
  PRIMARY KEY (wave_id, parcel_id, goods)
) STRICT, WITHOUT ROWID;

-- PK-6: what was read, and what was expected then.
ALTER TABLE parcels ADD COLUMN weight_source TEXT CHECK (weight_source IN ('typed', 'scale', 'courier'));
ALTER TABLE parcels ADD COLUMN expected_weight_g INTEGER;
CREATE TABLE sku_weights (
  sku_id INTEGER PRIMARY KEY REFERENCES skus (id),
  weight_g INTEGER NOT NULL CHECK (weight_g >= 0),
  spread_g INTEGER NOT NULL CHECK (spread_g >= 0),
  parcels INTEGER NOT NULL
) STRICT;
-- The weighed parcels that each SKU's weight is learned from: the newest of it, never all.
CREATE TABLE sku_weighings (
  sku_id INTEGER NOT NULL REFERENCES skus (id),
  parcel_id INTEGER NOT NULL REFERENCES parcels (id),
  PRIMARY KEY (sku_id, parcel_id)
) STRICT, WITHOUT ROWID;

-- PK-8
CREATE TABLE materials (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  unit TEXT NOT NULL DEFAULT '',
  floor_quantity INTEGER NOT NULL DEFAULT 0,
  supplier TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  weight_g INTEGER NOT NULL DEFAULT 0,
  per_parcel INTEGER NOT NULL DEFAULT 0,
  courier_code TEXT NOT NULL DEFAULT '',
  on_hand INTEGER NOT NULL DEFAULT 0,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;
CREATE TABLE material_movements (
  id INTEGER PRIMARY KEY,
  material_id INTEGER NOT NULL REFERENCES materials (id),
  at INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  cause TEXT NOT NULL CHECK (cause IN ('opening', 'count', 'delivered', 'used', 'spoiled')),
  parcel_id INTEGER REFERENCES parcels (id),
  note TEXT NOT NULL DEFAULT '',
  staff_id INTEGER REFERENCES staff (id)
) STRICT;
CREATE INDEX material_movements_by_material ON material_movements (material_id, id);
-- A parcel uses a material once, however often it is opened and packed again.
CREATE UNIQUE INDEX material_movements_of_parcel ON material_movements (parcel_id, material_id) WHERE cause = 'used';
CREATE TRIGGER material_movements_are_never_changed BEFORE UPDATE ON material_movements BEGIN SELECT RAISE(ABORT, 'material movements are append-only'); END;
CREATE TRIGGER material_movements_are_never_deleted BEFORE DELETE ON material_movements BEGIN SELECT RAISE(ABORT, 'material movements are append-only'); END;

-- PK-9: photos and short videos beside the stub; the file lies in the media folder under its hash.
CREATE TABLE parcel_media (
  id INTEGER PRIMARY KEY,
  parcel_id INTEGER NOT NULL REFERENCES parcels (id),
  kind TEXT NOT NULL CHECK (kind IN ('photo', 'video')),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  mime TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  taken_at INTEGER NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  disposed_at INTEGER
) STRICT;
CREATE INDEX parcel_media_by_parcel ON parcel_media (parcel_id);
CREATE INDEX parcel_media_kept ON parcel_media (taken_at) WHERE disposed_at IS NULL;
CREATE INDEX parcel_media_by_hash ON parcel_media (sha256);

-- HO-1: what the collector says each parcel weighs and costs, beside ours.
ALTER TABLE collection_parcels ADD COLUMN courier_weight_g INTEGER CHECK (courier_weight_g IS NULL OR courier_weight_g > 0);
ALTER TABLE collection_parcels ADD COLUMN courier_price_fen INTEGER CHECK (courier_price_fen IS NULL OR courier_price_fen >= 0);
ALTER TABLE collection_parcels ADD COLUMN settled TEXT NOT NULL DEFAULT '' CHECK (settled IN ('', 'ours', 'theirs', 'left'));
ALTER TABLE collections ADD COLUMN collector_phone TEXT NOT NULL DEFAULT '';
-- HO-3. `strokes`: JSON list of strokes, each a list x, y, x, y … in 1/1000 of the pad's width; a paper signature has the code scanned
-- from it. A parcel that came in after a signature is not signed for until there is another.
CREATE TABLE collection_signatures (
  id INTEGER PRIMARY KEY,
  collection_id INTEGER NOT NULL REFERENCES collections (id),
  how TEXT NOT NULL CHECK (how IN ('screen', 'paper')),
  strokes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(strokes)),
  scanned TEXT NOT NULL DEFAULT '',
  signed_by TEXT NOT NULL DEFAULT '',
  -- How many parcels it was given for.
  parcels INTEGER NOT NULL CHECK (parcels > 0),
  at INTEGER NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX collection_signatures_by_collection ON collection_signatures (collection_id);
CREATE TRIGGER collection_signatures_stay BEFORE UPDATE ON collection_signatures BEGIN SELECT RAISE(ABORT, 'a signature is never changed'); END;
CREATE TRIGGER collection_signatures_are_kept BEFORE DELETE ON collection_signatures BEGIN SELECT RAISE(ABORT, 'a signature is never deleted'); END;
ALTER TABLE collection_parcels ADD COLUMN signature_id INTEGER REFERENCES collection_signatures (id);
-- 1 from closing without a signature until it is given: a reminder. Collections of before signatures were taken ask for none.
ALTER TABLE collections ADD COLUMN unsigned INTEGER NOT NULL DEFAULT 0 CHECK (unsigned IN (0, 1));
CREATE INDEX collections_unsigned ON collections (closed_at) WHERE unsigned = 1;
-- Reopening a closed collection is the manager's, and stays visible.
CREATE TABLE collection_reopenings (
  id INTEGER PRIMARY KEY,
  collection_id INTEGER NOT NULL REFERENCES collections (id),
  -- When it had been closed, and by whom.
  was_closed_at INTEGER NOT NULL,
  was_closed_by INTEGER REFERENCES staff (id),
  at INTEGER NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;
CREATE INDEX collection_reopenings_by_collection ON collection_reopenings (collection_id);
-- The newest scan of a collection is found without reading the others.
DROP INDEX collection_parcels_by_collection;
CREATE INDEX collection_parcels_by_collection ON collection_parcels (collection_id, scanned_at);
CREATE INDEX collections_closed ON collections (closed_at) WHERE closed_at IS NOT NULL AND abandoned = 0;
-- How many sheets of a manifest were printed.
CREATE INDEX print_jobs_by_subject ON print_jobs (subject) WHERE subject <> '';

-- ST-1: what a stub is found by, apart from its picture; filled when the collection closes, never changed.
CREATE TABLE stub_entries (
  parcel_id INTEGER PRIMARY KEY REFERENCES parcels (id),
  courier_code TEXT NOT NULL,
  waybill_number TEXT NOT NULL,
  -- Personal, as is the picture; all of it goes with the retention rule, and the salt with it.
  receiver_name TEXT NOT NULL,
  receiver_phone TEXT NOT NULL,
  place TEXT NOT NULL,
  salt TEXT NOT NULL,
  -- Over what is personal: without the salt it gives nothing away.
  personal_hash TEXT NOT NULL CHECK (length(personal_hash) = 64),
  -- Day in the shop's time zone, as 20261121.
  day INTEGER NOT NULL,
  printed_at INTEGER,
  packed_by INTEGER REFERENCES staff (id),
  packed_at INTEGER,
  scanned_at INTEGER NOT NULL,
  handed_over_at INTEGER NOT NULL,
  collection_id INTEGER NOT NULL REFERENCES collections (id),
  weight_g INTEGER,
  courier_weight_g INTEGER,
  price_fen INTEGER,
  -- Over everything above: a changed byte is found (ST-2).
  hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
CREATE INDEX stub_entries_by_day ON stub_entries (day, courier_code, parcel_id);
CREATE INDEX stub_entries_by_number ON stub_entries (waybill_number);
CREATE INDEX stub_entries_by_collection ON stub_entries (collection_id);
-- ST-2: a day of one courier: counted while it goes on, sealed when it is over, taken over by the manager, disposed of by the
-- retention rule (`disposed_at` is the manager's word, `erased_at` says that nothing is left).
CREATE TABLE stub_days (
  day INTEGER NOT NULL,
  courier_code TEXT NOT NULL,
  stubs INTEGER NOT NULL,
  hash TEXT NOT NULL DEFAULT '',
  sealed_at INTEGER,
  taken_over_at INTEGER,
  taken_over_by INTEGER REFERENCES staff (id),
  disposed_at INTEGER,
  disposed_by INTEGER REFERENCES staff (id),
  erased_at INTEGER,
  PRIMARY KEY (day, courier_code)
) STRICT, WITHOUT ROWID;
CREATE INDEX stub_days_open ON stub_days (day, courier_code) WHERE sealed_at IS NULL;
CREATE INDEX stub_days_to_erase ON stub_days (day, courier_code) WHERE disposed_at IS NOT NULL AND erased_at IS NULL;
-- What a sealed day held, so that a stub that is gone can be named: 8 bytes parcel id, 32 bytes hash each, by parcel id.
CREATE TABLE stub_day_members (
  day INTEGER NOT NULL,
  courier_code TEXT NOT NULL,
  members BLOB NOT NULL,
  UNIQUE (day, courier_code)
) STRICT;
CREATE TRIGGER stub_entries_are_never_changed BEFORE UPDATE ON stub_entries
  WHEN NOT (NEW.receiver_name = '' AND NEW.receiver_phone = '' AND NEW.place = '' AND NEW.salt = ''
    AND NEW.parcel_id = OLD.parcel_id AND NEW.courier_code = OLD.courier_code AND NEW.waybill_number = OLD.waybill_number
    AND NEW.personal_hash = OLD.personal_hash AND NEW.day = OLD.day AND NEW.printed_at IS OLD.printed_at AND NEW.packed_by IS OLD.packed_by
    AND NEW.packed_at IS OLD.packed_at AND NEW.scanned_at = OLD.scanned_at AND NEW.handed_over_at = OLD.handed_over_at
    AND NEW.collection_id = OLD.collection_id AND NEW.weight_g IS OLD.weight_g AND NEW.courier_weight_g IS OLD.courier_weight_g
    AND NEW.price_fen IS OLD.price_fen AND NEW.hash = OLD.hash
    AND EXISTS (SELECT 1 FROM stub_days d WHERE d.day = OLD.day AND d.courier_code = OLD.courier_code AND d.disposed_at IS NOT NULL))
  BEGIN SELECT RAISE(ABORT, 'a stub is never changed'); END;
CREATE TRIGGER stub_entries_of_a_sealed_day_stay BEFORE DELETE ON stub_entries
  WHEN EXISTS (SELECT 1 FROM stub_days d WHERE d.day = OLD.day AND d.courier_code = OLD.courier_code AND d.sealed_at IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'the day is sealed'); END;
CREATE TRIGGER stub_entries_enter_open_days BEFORE INSERT ON stub_entries
  WHEN EXISTS (SELECT 1 FROM stub_days d WHERE d.day = NEW.day AND d.courier_code = NEW.courier_code AND d.sealed_at IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'the day is sealed'); END;
CREATE TRIGGER stubs_are_never_changed BEFORE UPDATE ON stubs WHEN EXISTS (SELECT 1 FROM stub_entries e WHERE e.parcel_id = OLD.parcel_id)
  BEGIN SELECT RAISE(ABORT, 'a stub is never changed'); END;
CREATE TRIGGER stubs_are_kept BEFORE DELETE ON stubs
  WHEN EXISTS (SELECT 1 FROM stub_entries e WHERE e.parcel_id = OLD.parcel_id AND NOT EXISTS (
    SELECT 1 FROM stub_days d WHERE d.day = e.day AND d.courier_code = e.courier_code AND d.disposed_at IS NOT NULL))
  BEGIN SELECT RAISE(ABORT, 'a stub is kept'); END;
CREATE TRIGGER stub_days_stay_sealed BEFORE UPDATE OF day, courier_code, stubs, hash, sealed_at ON stub_days WHEN OLD.sealed_at IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'the day is sealed'); END;
CREATE TRIGGER stub_days_are_kept BEFORE DELETE ON stub_days WHEN OLD.sealed_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'the day is sealed'); END;
CREATE TRIGGER stub_day_members_stay BEFORE UPDATE ON stub_day_members BEGIN SELECT RAISE(ABORT, 'the day is sealed'); END;
CREATE TRIGGER stub_day_members_are_kept BEFORE DELETE ON stub_day_members BEGIN SELECT RAISE(ABORT, 'the day is sealed'); END;
-- Stubs are found by any fragment as orders are; `keys` are whole words: day, month, courier. Rows count down: the newest come first.
CREATE VIRTUAL TABLE stub_search USING fts5 (pieces, keys, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0");
-- Handed over before there were entries: filled in after start, a few at a time.
CREATE TABLE stub_backlog (parcel_id INTEGER PRIMARY KEY) STRICT;
INSERT INTO stub_backlog SELECT p.parcel_id FROM collection_parcels p JOIN collections c ON c.id = p.collection_id
  WHERE c.closed_at IS NOT NULL AND c.abandoned = 0;

-- ST-3, ST-4
CREATE TABLE claims (
  id INTEGER PRIMARY KEY,
  parcel_id INTEGER NOT NULL REFERENCES parcels (id),
  kind TEXT NOT NULL CHECK (kind IN ('lost', 'damaged', 'undeliverable', 'short_contents')),
  courier_code TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('opened', 'sent', 'answered', 'paid', 'short', 'refused', 'withdrawn')),
  fault TEXT NOT NULL DEFAULT 'courier' CHECK (fault IN ('courier', 'packing', 'unknown')),
  amount_fen INTEGER NOT NULL CHECK (amount_fen >= 0),
  received_fen INTEGER NOT NULL DEFAULT 0 CHECK (received_fen >= 0),
  deadline_at INTEGER,
  follow_up_at INTEGER,
  -- Undeliverable parcels are set aside for the month's bill.
  for_bill INTEGER NOT NULL DEFAULT 0 CHECK (for_bill IN (0, 1)),
  -- Opened for the wrong parcel or by a slip: it counts nowhere.
  mistake INTEGER NOT NULL DEFAULT 0 CHECK (mistake IN (0, 1)),
  opened_at INTEGER NOT NULL,
  opened_by INTEGER NOT NULL REFERENCES staff (id),
  closed_at INTEGER
) STRICT;
CREATE INDEX claims_open ON claims (deadline_at) WHERE closed_at IS NULL;
CREATE UNIQUE INDEX claims_one_open ON claims (parcel_id, kind) WHERE closed_at IS NULL;
CREATE INDEX claims_closed ON claims (closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX claims_for_bill ON claims (opened_at) WHERE for_bill = 1;
CREATE INDEX claims_by_opening ON claims (opened_at);
CREATE INDEX claims_by_parcel ON claims (parcel_id);
CREATE TABLE claim_events (
  id INTEGER PRIMARY KEY,
  claim_id INTEGER NOT NULL REFERENCES claims (id),
  at INTEGER NOT NULL,
  staff_id INTEGER REFERENCES staff (id),
  kind TEXT NOT NULL,
  text TEXT NOT NULL DEFAULT '',
  amount_fen INTEGER
) STRICT;
CREATE INDEX claim_events_by_claim ON claim_events (claim_id, id);
CREATE TRIGGER claim_events_are_never_changed BEFORE UPDATE ON claim_events BEGIN SELECT RAISE(ABORT, 'claim events are append-only'); END;
CREATE TRIGGER claim_events_are_never_deleted BEFORE DELETE ON claim_events BEGIN SELECT RAISE(ABORT, 'claim events are append-only'); END;
-- Photos and papers of a claim; the file lies in the media folder under its hash.
CREATE TABLE claim_attachments (
  id INTEGER PRIMARY KEY,
  claim_id INTEGER NOT NULL REFERENCES claims (id),
  role TEXT NOT NULL CHECK (role IN ('photo', 'signed_paper', 'document')),
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
CREATE INDEX claim_attachments_by_claim ON claim_attachments (claim_id) WHERE removed_at IS NULL;
-- ST-4: the collector signs for the damage. Strokes as in collection_signatures.
CREATE TABLE claim_signatures (
  id INTEGER PRIMARY KEY,
  claim_id INTEGER NOT NULL REFERENCES claims (id),
  strokes TEXT NOT NULL CHECK (json_valid(strokes)),
  signed_by TEXT NOT NULL CHECK (signed_by <> ''),
  at INTEGER NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX claim_signatures_by_claim ON claim_signatures (claim_id);
CREATE TRIGGER claim_signatures_stay BEFORE UPDATE ON claim_signatures BEGIN SELECT RAISE(ABORT, 'a signature is never changed'); END;
CREATE TRIGGER claim_signatures_are_kept BEFORE DELETE ON claim_signatures BEGIN SELECT RAISE(ABORT, 'a signature is never deleted'); END;
CREATE TABLE claim_terms (
  courier_code TEXT NOT NULL,
  kind TEXT NOT NULL,
  days INTEGER NOT NULL CHECK (days > 0),
  most_fen INTEGER,
  PRIMARY KEY (courier_code, kind)
) STRICT, WITHOUT ROWID;
