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

-- CS-9: paid and not yet packed, the longest waiting first.
CREATE INDEX orders_waiting_since ON orders (paid_at, id) WHERE state = 'paid' AND paid_at IS NOT NULL;

-- CS-6: a name and what it looks for, as it would be typed in the search box.
CREATE TABLE own_views (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  query TEXT NOT NULL CHECK (query <> ''),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  shared INTEGER NOT NULL DEFAULT 0 CHECK (shared IN (0, 1)),
  position INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

-- CS-7: texts for buyers with places to fill in from the order.
CREATE TABLE quick_replies (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL CHECK (title <> ''),
  text TEXT NOT NULL CHECK (text <> ''),
  position INTEGER NOT NULL,
  used INTEGER NOT NULL DEFAULT 0,
  changed_at INTEGER NOT NULL,
  changed_by INTEGER REFERENCES staff (id)
) STRICT;
INSERT INTO quick_replies (title, text, position, changed_at) VALUES
  ('已发货', '亲，您的订单 {订单号} 已发出，{快递} {运单号}，请留意查收～', 1, 0),
  ('什么时候发', '亲，您拍的 {商品} 会在 {承诺时间} 前发出，发出后单号会更新在订单里。', 2, 0),
  ('核对地址', '亲，和您核对一下收货信息：{收件人} {电话} {地址}，没问题请回复“对”，有误请把正确的发给我。', 3, 0),
  ('缺货', '亲，非常抱歉，您拍的 {商品} 目前缺货。您看是换一款、等几天补货，还是给您退款？', 4, 0),
  ('催付', '亲，您拍的 {商品} 还没有付款，库存不多，付款后 {店铺} 会尽快安排发货。', 5, 0),
  ('转账已收到', '亲，您转来的 {金额} 元已收到，马上为您安排发货。', 6, 0),
  ('改地址已改好', '亲，地址已改为：{收件人} {电话} {地址}，请放心。', 7, 0),
  ('快递慢', '亲，{快递} {运单号} 正在路上，我已帮您催促快递，请再耐心等等。', 8, 0),
  ('退货地址', '亲，退货请寄：{退货地址}，请在包裹里放一张写有订单号 {订单号} 的纸条，并把退货单号告诉我。', 9, 0),
  ('收货后', '亲，{商品} 收到了吗？有任何问题随时找我们，满意的话欢迎好评～', 10, 0),
  ('Shipped', 'Hello {name}, your order {order} has been sent with {courier}, tracking number {tracking}.', 11, 0),
  ('Out of stock', 'Hello {name}, we are sorry: {goods} is out of stock. Would you like another one, wait, or a refund?', 12, 0);

-- CS-10: what was open when a shift ended, as it was then. Written once, accepted once.
CREATE TABLE handover_sheets (
  id INTEGER PRIMARY KEY,
  written_at INTEGER NOT NULL,
  written_by INTEGER NOT NULL REFERENCES staff (id),
  content TEXT NOT NULL CHECK (json_valid(content)),
  remarks TEXT NOT NULL DEFAULT '',
  sha256 TEXT NOT NULL,
  accepted_at INTEGER,
  accepted_by INTEGER REFERENCES staff (id)
) STRICT;
CREATE INDEX handover_waiting ON handover_sheets (id) WHERE accepted_at IS NULL;
CREATE TRIGGER handover_sheets_are_never_changed BEFORE UPDATE OF written_at, written_by, content, remarks, sha256 ON handover_sheets
  BEGIN SELECT RAISE(ABORT, 'a hand-over sheet is never changed'); END;
CREATE TRIGGER handover_sheets_are_accepted_once BEFORE UPDATE OF accepted_at, accepted_by ON handover_sheets WHEN old.accepted_at IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a hand-over sheet is accepted once'); END;
CREATE TRIGGER handover_sheets_are_never_deleted BEFORE DELETE ON handover_sheets BEGIN SELECT RAISE(ABORT, 'a hand-over sheet is kept'); END;
