-- Printing in full: papers without a parcel, templates of the shop's own, calibration, every way to a number, every way to paper.

-- Kinds of paper are the domain's to list (shared/domain/printing/document-data.ts): a new one must not need a new table.
CREATE TABLE print_assignments_new (
  kind TEXT NOT NULL CHECK (kind <> ''),
  courier_code TEXT NOT NULL,
  spooler TEXT NOT NULL,
  printer_name TEXT NOT NULL,
  template_id TEXT NOT NULL,
  PRIMARY KEY (kind, courier_code)
) STRICT;
INSERT INTO print_assignments_new SELECT kind, courier_code, spooler, printer_name, template_id FROM print_assignments;
DROP TABLE print_assignments;
ALTER TABLE print_assignments_new RENAME TO print_assignments;

-- A batch is written in portions, each whole; one found 'running' at start was interrupted: what it did not reach is on the print list.
ALTER TABLE print_batches ADD COLUMN planned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE print_batches ADD COLUMN written INTEGER NOT NULL DEFAULT 0;
ALTER TABLE print_batches ADD COLUMN outcome TEXT NOT NULL DEFAULT 'finished' CHECK (outcome IN ('running', 'finished', 'stopped', 'interrupted'));
-- PR-10: printed by itself, on behalf of whoever switched it on.
ALTER TABLE print_batches ADD COLUMN automatic INTEGER NOT NULL DEFAULT 0 CHECK (automatic IN (0, 1));
CREATE INDEX print_batches_running ON print_batches (id) WHERE outcome = 'running';

CREATE TABLE print_jobs_new (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER REFERENCES print_batches (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind <> ''),
  state TEXT NOT NULL CHECK (state IN ('queued', 'rendered', 'sending', 'sent', 'printed', 'failed', 'unknown', 'cancelled')),
  spooler TEXT NOT NULL,
  printer_name TEXT NOT NULL,
  template_id TEXT NOT NULL,
  template_version INTEGER NOT NULL DEFAULT 1,
  -- What it is, for a job without parcels: a wave, a collection, a list of SKUs.
  subject TEXT NOT NULL DEFAULT '',
  reprint INTEGER NOT NULL DEFAULT 0 CHECK (reprint IN (0, 1)),
  -- 1 while a batch still adds sheets to it: it is not drawn before that ends.
  filling INTEGER NOT NULL DEFAULT 0 CHECK (filling IN (0, 1)),
  -- PR-7: the job whose sheets it goes on with after a jam.
  resumes INTEGER REFERENCES print_jobs_new (id),
  created_at INTEGER NOT NULL,
  sent_at INTEGER,
  ended_at INTEGER,
  file TEXT,
  file_sha256 TEXT,
  spooler_job TEXT,
  -- Sheets that the spooler says have left the printer; null = it does not say.
  sheets_done INTEGER,
  -- PR-4: continuous forms that had gone through since the paper was aligned, when this job was drawn.
  first_form INTEGER NOT NULL DEFAULT 0,
  code TEXT,
  words TEXT NOT NULL DEFAULT '',
  -- Set when a person said which sheets came out: the first this many; null = all of them, or not settled.
  came_out INTEGER
) STRICT;
INSERT INTO print_jobs_new (id, batch_id, position, kind, state, spooler, printer_name, template_id, reprint, created_at, sent_at, ended_at, file,
    file_sha256, spooler_job, code, words, came_out)
  SELECT id, batch_id, position, kind, state, spooler, printer_name, template_id, reprint, created_at, sent_at, ended_at, file,
    file_sha256, spooler_job, code, words, came_out FROM print_jobs;

CREATE TABLE print_sheets_new (
  job_id INTEGER NOT NULL REFERENCES print_jobs_new (id),
  sheet_number INTEGER NOT NULL,
  -- Of this sheet: in an interleaved job waybills and slips lie in one tray.
  kind TEXT NOT NULL CHECK (kind <> ''),
  parcel_id INTEGER REFERENCES parcels (id),
  -- The exact picture: the display list that went to paper.
  picture TEXT NOT NULL CHECK (json_valid(picture)),
  PRIMARY KEY (job_id, sheet_number)
) STRICT, WITHOUT ROWID;
INSERT INTO print_sheets_new SELECT job_id, sheet_number, kind, parcel_id, picture FROM print_sheets;
DROP TABLE print_sheets;
DROP TABLE print_jobs;
ALTER TABLE print_jobs_new RENAME TO print_jobs;
ALTER TABLE print_sheets_new RENAME TO print_sheets;
CREATE INDEX print_jobs_open ON print_jobs (state) WHERE state IN ('queued', 'rendered', 'sending', 'sent', 'unknown', 'failed');
CREATE INDEX print_jobs_by_batch ON print_jobs (batch_id);
CREATE INDEX print_sheets_by_parcel ON print_sheets (parcel_id);

-- PR-3: templates of the shop's own. A version is never changed; a sheet names the one that drew it.
CREATE TABLE templates (
  id TEXT PRIMARY KEY CHECK (id <> ''),
  copied_from TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  retired_at INTEGER
) STRICT;
CREATE TABLE template_versions (
  template_id TEXT NOT NULL REFERENCES templates (id),
  version INTEGER NOT NULL CHECK (version > 0),
  content TEXT NOT NULL CHECK (json_valid(content)),
  saved_at INTEGER NOT NULL,
  saved_by INTEGER NOT NULL REFERENCES staff (id),
  PRIMARY KEY (template_id, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER template_versions_are_never_changed BEFORE UPDATE ON template_versions
  BEGIN SELECT RAISE(ABORT, 'a saved version of a template is never changed'); END;
CREATE TRIGGER template_versions_are_never_deleted BEFORE DELETE ON template_versions
  BEGIN SELECT RAISE(ABORT, 'a saved version of a template is never deleted'); END;
-- Pictures on templates, named by the SHA-256 of their bytes; sheets refer to them for ever.
CREATE TABLE template_pictures (
  id TEXT PRIMARY KEY CHECK (length(id) = 64),
  -- 'print': 8-bit grey PNG that goes to paper; 'backdrop': photo or scan of a form, shown under the editor only.
  use TEXT NOT NULL CHECK (use IN ('print', 'backdrop')),
  mime TEXT NOT NULL,
  width_px INTEGER NOT NULL CHECK (width_px > 0),
  height_px INTEGER NOT NULL CHECK (height_px > 0),
  bytes BLOB NOT NULL,
  added_at INTEGER NOT NULL
) STRICT;

-- PR-4: how a printer puts this paper's content down, against where it should be. Micrometres (1/1000 mm) and parts per million.
CREATE TABLE calibrations (
  spooler TEXT NOT NULL,
  printer_name TEXT NOT NULL,
  width_hmm INTEGER NOT NULL,
  height_hmm INTEGER NOT NULL,
  offset_x_um INTEGER NOT NULL,
  offset_y_um INTEGER NOT NULL,
  scale_x_ppm INTEGER NOT NULL CHECK (scale_x_ppm > 0),
  scale_y_ppm INTEGER NOT NULL CHECK (scale_y_ppm > 0),
  drift_um_per_form INTEGER NOT NULL,
  forms_since_aligned INTEGER NOT NULL DEFAULT 0 CHECK (forms_since_aligned >= 0),
  measured TEXT NOT NULL CHECK (json_valid(measured)),
  measured_at INTEGER NOT NULL,
  measured_by INTEGER NOT NULL REFERENCES staff (id),
  PRIMARY KEY (spooler, printer_name, width_hmm, height_hmm)
) STRICT, WITHOUT ROWID;

-- Label printers spoken to over TCP, without a driver.
CREATE TABLE label_printers (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  host TEXT NOT NULL CHECK (host <> ''),
  port INTEGER NOT NULL CHECK (port BETWEEN 1 AND 65535),
  language TEXT NOT NULL CHECK (language IN ('tspl', 'zpl')),
  dots_per_inch INTEGER NOT NULL CHECK (dots_per_inch IN (203, 300, 600)),
  -- Between two labels; 0 = continuous paper.
  gap_hmm INTEGER NOT NULL DEFAULT 200 CHECK (gap_hmm >= 0)
) STRICT;

-- The platforms' own print components on this machine.
CREATE TABLE print_components (
  component TEXT PRIMARY KEY CHECK (component IN ('cainiao', 'pinduoduo', 'douyin', 'kuaishou', 'jd', 'meituan')),
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  endpoint TEXT NOT NULL DEFAULT ''
) STRICT;

-- PR-5: where a parcel's number came from, and who voided it.
ALTER TABLE parcels ADD COLUMN number_source TEXT NOT NULL DEFAULT 'roll' CHECK (number_source IN ('roll', 'pool', 'scan', 'platform'));
ALTER TABLE parcels ADD COLUMN voided_by INTEGER REFERENCES staff (id);
-- The ledger reads one courier's numbers of one state, newest first.
CREATE INDEX parcels_by_state ON parcels (courier_code, state);
CREATE INDEX parcels_not_scanned_back ON parcels (courier_code) WHERE scanned_back_at IS NULL AND state IN ('printed', 'packed');

-- Numbers fetched from the courier earlier. `taken` follows parcels and spoiled numbers by itself.
CREATE TABLE number_pool (
  id INTEGER PRIMARY KEY,
  courier_code TEXT NOT NULL,
  waybill_number TEXT NOT NULL CHECK (waybill_number <> ''),
  added_at INTEGER NOT NULL,
  added_by INTEGER NOT NULL REFERENCES staff (id),
  taken INTEGER NOT NULL DEFAULT 0 CHECK (taken IN (0, 1)),
  given_back_at INTEGER,
  given_back_by INTEGER REFERENCES staff (id),
  give_back_reason TEXT NOT NULL DEFAULT '',
  UNIQUE (courier_code, waybill_number)
) STRICT;
CREATE INDEX number_pool_free ON number_pool (courier_code, id) WHERE taken = 0 AND given_back_at IS NULL;
CREATE INDEX number_pool_given_back ON number_pool (courier_code, id) WHERE taken = 0 AND given_back_at IS NOT NULL;

-- A spoiled form that never was a parcel's: its number is accounted for and never used.
CREATE TABLE spoiled_numbers (
  courier_code TEXT NOT NULL,
  waybill_number TEXT NOT NULL CHECK (waybill_number <> ''),
  reason TEXT NOT NULL CHECK (reason <> ''),
  at INTEGER NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  PRIMARY KEY (courier_code, waybill_number)
) STRICT, WITHOUT ROWID;
CREATE INDEX spoiled_numbers_by_time ON spoiled_numbers (at, courier_code, waybill_number);
CREATE TRIGGER spoiled_numbers_are_never_changed BEFORE UPDATE ON spoiled_numbers BEGIN SELECT RAISE(ABORT, 'a spoiled number stays as it is'); END;
CREATE TRIGGER spoiled_numbers_are_never_deleted BEFORE DELETE ON spoiled_numbers BEGIN SELECT RAISE(ABORT, 'a spoiled number is never forgotten'); END;
CREATE TRIGGER spoiled_numbers_were_never_used BEFORE INSERT ON spoiled_numbers
  WHEN EXISTS (SELECT 1 FROM parcels p WHERE p.courier_code = new.courier_code AND p.waybill_number = new.waybill_number)
  BEGIN SELECT RAISE(ABORT, 'this number is a parcel''s: void its waybill instead'); END;
CREATE TRIGGER parcels_never_take_a_spoiled_number BEFORE INSERT ON parcels
  WHEN EXISTS (SELECT 1 FROM spoiled_numbers s WHERE s.courier_code = new.courier_code AND s.waybill_number = new.waybill_number)
  BEGIN SELECT RAISE(ABORT, 'this number was spoiled'); END;
CREATE TRIGGER parcels_take_from_the_pool AFTER INSERT ON parcels BEGIN
  UPDATE number_pool SET taken = 1 WHERE courier_code = new.courier_code AND waybill_number = new.waybill_number;
END;
CREATE TRIGGER spoiled_numbers_leave_the_pool AFTER INSERT ON spoiled_numbers BEGIN
  UPDATE number_pool SET taken = 1 WHERE courier_code = new.courier_code AND waybill_number = new.waybill_number;
END;
CREATE TRIGGER number_pool_takes_only_unused_numbers BEFORE INSERT ON number_pool
  WHEN EXISTS (SELECT 1 FROM parcels p WHERE p.courier_code = new.courier_code AND p.waybill_number = new.waybill_number)
    OR EXISTS (SELECT 1 FROM spoiled_numbers s WHERE s.courier_code = new.courier_code AND s.waybill_number = new.waybill_number)
  BEGIN SELECT RAISE(ABORT, 'this number was used before'); END;
CREATE TRIGGER number_pool_is_never_deleted BEFORE DELETE ON number_pool BEGIN SELECT RAISE(ABORT, 'a waybill number is never forgotten'); END;
CREATE TRIGGER number_pool_never_frees_a_number BEFORE UPDATE ON number_pool
  WHEN old.taken > new.taken OR (old.given_back_at IS NOT NULL AND new.given_back_at IS NOT old.given_back_at)
  BEGIN SELECT RAISE(ABORT, 'a number that was taken or given back is not free again'); END;
CREATE TRIGGER number_pool_keeps_its_numbers BEFORE UPDATE OF courier_code, waybill_number ON number_pool
  BEGIN SELECT RAISE(ABORT, 'a waybill number is never changed'); END;

-- How many numbers stand where, so that years of them need not be counted. A parcel's state, or 'free', 'given_back', 'spoiled';
-- 'pool_taken' counts pool numbers that are not in the pool any more. `newest_at` of 'free': when the pool was last filled.
CREATE TABLE number_counts (
  courier_code TEXT NOT NULL,
  state TEXT NOT NULL,
  numbers INTEGER NOT NULL,
  newest_at INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (courier_code, state)
) STRICT, WITHOUT ROWID;
INSERT INTO number_counts (courier_code, state, numbers) SELECT courier_code, state, count(*) FROM parcels GROUP BY courier_code, state;
CREATE TRIGGER parcels_counted_in AFTER INSERT ON parcels BEGIN
  INSERT INTO number_counts (courier_code, state, numbers) VALUES (new.courier_code, new.state, 1)
    ON CONFLICT (courier_code, state) DO UPDATE SET numbers = numbers + 1;
END;
CREATE TRIGGER parcels_counted_over AFTER UPDATE OF state ON parcels WHEN old.state <> new.state BEGIN
  UPDATE number_counts SET numbers = numbers - 1 WHERE courier_code = old.courier_code AND state = old.state;
  INSERT INTO number_counts (courier_code, state, numbers) VALUES (new.courier_code, new.state, 1)
    ON CONFLICT (courier_code, state) DO UPDATE SET numbers = numbers + 1;
END;
CREATE TRIGGER number_pool_counted_in AFTER INSERT ON number_pool BEGIN
  INSERT INTO number_counts (courier_code, state, numbers, newest_at) VALUES (new.courier_code, 'free', 1, new.added_at)
    ON CONFLICT (courier_code, state) DO UPDATE SET numbers = numbers + 1, newest_at = max(newest_at, excluded.newest_at);
END;
CREATE TRIGGER number_pool_counted_over AFTER UPDATE OF taken, given_back_at ON number_pool
  WHEN old.taken <> new.taken OR old.given_back_at IS NOT new.given_back_at BEGIN
  UPDATE number_counts SET numbers = numbers - 1 WHERE courier_code = old.courier_code
    AND state = CASE WHEN old.taken = 1 THEN 'pool_taken' WHEN old.given_back_at IS NOT NULL THEN 'given_back' ELSE 'free' END;
  INSERT INTO number_counts (courier_code, state, numbers)
    VALUES (new.courier_code, CASE WHEN new.taken = 1 THEN 'pool_taken' WHEN new.given_back_at IS NOT NULL THEN 'given_back' ELSE 'free' END, 1)
    ON CONFLICT (courier_code, state) DO UPDATE SET numbers = numbers + 1;
END;
CREATE TRIGGER spoiled_numbers_counted_in AFTER INSERT ON spoiled_numbers BEGIN
  INSERT INTO number_counts (courier_code, state, numbers) VALUES (new.courier_code, 'spoiled', 1)
    ON CONFLICT (courier_code, state) DO UPDATE SET numbers = numbers + 1;
END;

-- E-waybills that a platform issued: only its print component may print them. `print_data` goes to the component as it came.
CREATE TABLE e_waybills (
  id INTEGER PRIMARY KEY,
  component TEXT NOT NULL,
  order_id INTEGER NOT NULL REFERENCES orders (id),
  courier_code TEXT NOT NULL,
  waybill_number TEXT NOT NULL CHECK (waybill_number <> ''),
  route_code TEXT NOT NULL DEFAULT '',
  consolidation TEXT NOT NULL DEFAULT '',
  print_data TEXT NOT NULL CHECK (json_valid(print_data)),
  received_at INTEGER NOT NULL,
  UNIQUE (courier_code, waybill_number)
) STRICT;
CREATE INDEX e_waybills_by_order ON e_waybills (order_id);

-- PR-10: the shops that orders came from are looked up often.
CREATE INDEX orders_by_shop ON orders (platform, shop_name);
-- PR-10: shops whose orders print by themselves, and on whose behalf.
CREATE TABLE auto_print_shops (
  platform TEXT NOT NULL,
  shop_name TEXT NOT NULL,
  slips TEXT NOT NULL CHECK (slips IN ('interleaved', 'separate', 'none')),
  switched_on_by INTEGER NOT NULL REFERENCES staff (id),
  switched_on_at INTEGER NOT NULL,
  PRIMARY KEY (platform, shop_name)
) STRICT, WITHOUT ROWID;
