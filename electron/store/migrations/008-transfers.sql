-- Bank transfers (CS-2).

-- What is to come for an order: the buyer ordered on the platform and pays by bank.
CREATE TABLE expected_transfers (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES orders (id),
  bank TEXT NOT NULL DEFAULT '',
  payer TEXT NOT NULL DEFAULT '',
  amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'received', 'cancelled')),
  created_at INTEGER NOT NULL,
  created_by INTEGER NOT NULL REFERENCES staff (id),
  ended_at INTEGER,
  -- The platform said "paid" too, once that is noticed.
  platform_paid_at INTEGER
) STRICT;
CREATE UNIQUE INDEX expected_transfers_of_order ON expected_transfers (order_id) WHERE state <> 'cancelled';
CREATE INDEX expected_transfers_by_order ON expected_transfers (order_id);
CREATE INDEX expected_transfers_waiting ON expected_transfers (created_at, id) WHERE state = 'waiting';
-- The view "to confirm payment" of the orders.
CREATE INDEX expected_transfers_to_confirm ON expected_transfers (order_id) WHERE state = 'waiting';
CREATE INDEX orders_unpaid_by_total ON orders (total_fen) WHERE state = 'awaiting_payment';

-- Money that arrived, as a bank's line, a message or a person says. What was entered is never changed; `rest_fen` is what belongs to no order yet.
CREATE TABLE bank_lines (
  id INTEGER PRIMARY KEY,
  arrived_at INTEGER NOT NULL,
  amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
  payer TEXT NOT NULL DEFAULT '',
  remark TEXT NOT NULL DEFAULT '',
  serial TEXT NOT NULL DEFAULT '',
  bank TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL CHECK (source IN ('typed', 'pasted')),
  -- Day, amount, name, serial and which of several alike: the same line is not taken twice.
  print TEXT NOT NULL UNIQUE,
  rest_fen INTEGER NOT NULL CHECK (rest_fen >= 0 AND rest_fen <= amount_fen),
  entered_at INTEGER NOT NULL,
  entered_by INTEGER NOT NULL REFERENCES staff (id),
  -- Not an order's money (a loan, rent …), with the reason.
  set_aside TEXT
) STRICT;
CREATE INDEX bank_lines_open ON bank_lines (arrived_at, id) WHERE rest_fen > 0 AND set_aside IS NULL;
CREATE INDEX bank_lines_by_time ON bank_lines (arrived_at, id);
CREATE INDEX bank_lines_by_amount ON bank_lines (amount_fen, arrived_at);
CREATE TRIGGER bank_lines_keep_what_was_entered BEFORE UPDATE OF arrived_at, amount_fen, payer, remark, serial, bank, source, print ON bank_lines
  BEGIN SELECT RAISE(ABORT, 'a bank line is never changed'); END;
CREATE TRIGGER bank_lines_are_never_deleted BEFORE DELETE ON bank_lines BEGIN SELECT RAISE(ABORT, 'a bank line is never forgotten'); END;

-- Which money belongs to which order: a line may be shared by orders, an order paid in parts. Taken back, never deleted.
CREATE TABLE transfer_matches (
  id INTEGER PRIMARY KEY,
  line_id INTEGER NOT NULL REFERENCES bank_lines (id),
  expected_id INTEGER NOT NULL REFERENCES expected_transfers (id),
  amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
  at INTEGER NOT NULL,
  by INTEGER NOT NULL REFERENCES staff (id),
  undone_at INTEGER,
  undone_by INTEGER REFERENCES staff (id),
  undo_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX transfer_matches_by_line ON transfer_matches (line_id);
CREATE INDEX transfer_matches_by_expected ON transfer_matches (expected_id);
CREATE TRIGGER transfer_matches_are_never_deleted BEFORE DELETE ON transfer_matches BEGIN SELECT RAISE(ABORT, 'a match is never forgotten'); END;

-- Money paid back to the buyer: what came in too much, or for an order that is closed.
CREATE TABLE transfer_paybacks (
  id INTEGER PRIMARY KEY,
  expected_id INTEGER NOT NULL REFERENCES expected_transfers (id),
  amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
  at INTEGER NOT NULL,
  by INTEGER NOT NULL REFERENCES staff (id),
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX transfer_paybacks_by_expected ON transfer_paybacks (expected_id);
CREATE TRIGGER transfer_paybacks_are_never_deleted BEFORE DELETE ON transfer_paybacks BEGIN SELECT RAISE(ABORT, 'money paid back is never forgotten'); END;
