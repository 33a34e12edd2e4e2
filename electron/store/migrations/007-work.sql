-- Own views, contact tasks, quick replies, shift hand-over sheets (CS-3, CS-6, CS-7, CS-10).

-- What people must do, with its due time, its person and what came of it. Words are the renderer's: a code with parameters.
CREATE TABLE tasks (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('contact', 'intercept', 'transfer', 'return', 'other')),
  code TEXT NOT NULL CHECK (code <> ''),
  params TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(params)),
  -- What it is about, in one word: there is never a second open task for the same.
  cause TEXT NOT NULL CHECK (cause <> ''),
  order_id INTEGER REFERENCES orders (id),
  parcel_id INTEGER REFERENCES parcels (id),
  case_id INTEGER,
  -- Whose it is; null = nobody took it yet.
  staff_id INTEGER REFERENCES staff (id),
  due_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by INTEGER REFERENCES staff (id),
  -- How often somebody tried and nobody answered.
  attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  last_attempt_at INTEGER,
  outcome TEXT,
  outcome_note TEXT NOT NULL DEFAULT '',
  ended_at INTEGER,
  ended_by INTEGER REFERENCES staff (id),
  CHECK ((ended_at IS NULL) = (outcome IS NULL))
) STRICT;
CREATE UNIQUE INDEX tasks_open_cause ON tasks (cause) WHERE ended_at IS NULL;
CREATE INDEX tasks_open ON tasks (due_at, id) WHERE ended_at IS NULL;
CREATE INDEX tasks_of_person ON tasks (staff_id, due_at, id) WHERE ended_at IS NULL;
CREATE INDEX tasks_ended ON tasks (ended_at, id) WHERE ended_at IS NOT NULL;
CREATE INDEX tasks_by_order ON tasks (order_id, id) WHERE order_id IS NOT NULL;
CREATE INDEX tasks_by_parcel ON tasks (parcel_id) WHERE parcel_id IS NOT NULL;
CREATE INDEX tasks_by_case ON tasks (case_id) WHERE case_id IS NOT NULL;
-- The view "to contact" of the orders.
CREATE INDEX tasks_to_contact ON tasks (order_id, due_at) WHERE kind = 'contact' AND ended_at IS NULL AND order_id IS NOT NULL;
CREATE TRIGGER tasks_are_never_deleted BEFORE DELETE ON tasks BEGIN SELECT RAISE(ABORT, 'what came of a task is kept'); END;
CREATE TRIGGER tasks_end_once BEFORE UPDATE ON tasks WHEN old.ended_at IS NOT NULL AND new.ended_at IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'what came of a task is never changed'); END;
