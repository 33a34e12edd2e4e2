import type { GroupRoom, GroupRule } from '../../../shared/domain/customers/groups.ts';
import type { CustomerGroupId, CustomerId, CustomerSeriesId, StaffId } from '../../../shared/domain/ids.ts';
import type { Reader, Writer } from '../database.ts';

export type StoredSeries = { id: CustomerSeriesId; name: string; cap: number; rule_orders: number | null; rule_spent_fen: number | null; swept_to: number | null };
export type StoredGroup = { id: CustomerGroupId; series_id: CustomerSeriesId; number: number; opened_at: number; members: number };

export const ruleOf = ({ rule_orders, rule_spent_fen }: StoredSeries): GroupRule => ({ orders: rule_orders, spentFen: rule_spent_fen });

export const allSeries = (reader: Reader): StoredSeries[] => reader.all<StoredSeries>('SELECT * FROM customer_series ORDER BY id');
export const seriesById = (reader: Reader, id: CustomerSeriesId): StoredSeries | undefined => reader.first<StoredSeries>('SELECT * FROM customer_series WHERE id = ?', id);
export const seriesNamed = (reader: Reader, name: string): StoredSeries | undefined => reader.first<StoredSeries>('SELECT * FROM customer_series WHERE name = ?', name);
export const groupsOf = (reader: Reader, id: CustomerSeriesId): StoredGroup[] => reader.all<StoredGroup>('SELECT * FROM customer_groups WHERE series_id = ? ORDER BY number', id);
export const groupById = (reader: Reader, id: CustomerGroupId): StoredGroup | undefined => reader.first<StoredGroup>('SELECT * FROM customer_groups WHERE id = ?', id);

export type SeriesDraft = { readonly name: string; readonly cap: number; readonly rule: GroupRule };

export const insertSeries = (writer: Writer, draft: SeriesDraft, at: number): CustomerSeriesId =>
  writer.run(
    'INSERT INTO customer_series (name, cap, rule_orders, rule_spent_fen, created_at) VALUES (?, ?, ?, ?, ?)', draft.name, draft.cap, draft.rule.orders, draft.rule.spentFen, at,
  ).id as CustomerSeriesId;

export const updateSeries = (writer: Writer, id: CustomerSeriesId, draft: SeriesDraft): void => {
  writer.run(
    'UPDATE customer_series SET name = ?, cap = ?, rule_orders = ?, rule_spent_fen = ?, swept_to = 0 WHERE id = ?', draft.name, draft.cap, draft.rule.orders, draft.rule.spentFen, id,
  );
};

export const writeSwept = (writer: Writer, id: CustomerSeriesId, to: number | null): void => {
  writer.run('UPDATE customer_series SET swept_to = ? WHERE id = ?', to, id);
};

export const roomIn = (reader: Reader, id: CustomerSeriesId): GroupRoom[] => groupsOf(reader, id).map(({ number, members }) => ({ number, members }));

export const openGroup = (writer: Writer, seriesId: CustomerSeriesId, number: number, at: number): CustomerGroupId =>
  writer.run('INSERT INTO customer_groups (series_id, number, opened_at) VALUES (?, ?, ?)', seriesId, number, at).id as CustomerGroupId;

export const groupNumbered = (reader: Reader, seriesId: CustomerSeriesId, number: number): CustomerGroupId | undefined =>
  reader.first<{ id: CustomerGroupId }>('SELECT id FROM customer_groups WHERE series_id = ? AND number = ?', seriesId, number)?.id;

export const insertMember = (writer: Writer, seriesId: CustomerSeriesId, groupId: CustomerGroupId, customerId: CustomerId, at: number, staffId: StaffId | null): void => {
  writer.run(
    'INSERT INTO customer_group_members (series_id, group_id, customer_id, joined_at, joined_by) VALUES (?, ?, ?, ?, ?)', seriesId, groupId, customerId, at, staffId,
  );
};

export type Membership = {
  id: number; series_id: CustomerSeriesId; group_id: CustomerGroupId; customer_id: CustomerId; seriesName: string; number: number; joined_at: number; joined_by: string | null;
  left_at: number | null; left_how: 'left' | 'removed' | null; left_by: string | null;
};

/** Where any of these buyers is or was a member. */
export const membershipsOf = (reader: Reader, members: readonly CustomerId[]): Membership[] =>
  reader.all<Membership>(
    `SELECT m.id, m.series_id, m.group_id, m.customer_id, s.name AS seriesName, g.number, m.joined_at, m.left_at, m.left_how, j.name AS joined_by, l.name AS left_by
     FROM customer_group_members m INDEXED BY customer_group_members_by_customer JOIN customer_groups g ON g.id = m.group_id JOIN customer_series s ON s.id = m.series_id
       LEFT JOIN staff j ON j.id = m.joined_by LEFT JOIN staff l ON l.id = m.left_by
     WHERE m.customer_id IN (SELECT value FROM json_each(?)) ORDER BY m.left_at IS NOT NULL, m.id`, JSON.stringify(members),
  );

export const writeLeft = (writer: Writer, membershipId: number, how: 'left' | 'removed', at: number, staffId: StaffId): void => {
  writer.run('UPDATE customer_group_members SET left_at = ?, left_how = ?, left_by = ? WHERE id = ? AND left_at IS NULL', at, how, staffId, membershipId);
};

/** Members of a group in the order in which they joined: whose head, and when. */
export const membersOfGroup = (reader: Reader, groupId: CustomerGroupId, offset: number, limit: number): { head: CustomerId; joinedAt: number }[] =>
  reader.all(
    `SELECT c.head_id AS head, m.joined_at AS joinedAt FROM customer_group_members m INDEXED BY customer_group_members_by_group JOIN customers c ON c.id = m.customer_id
     WHERE m.group_id = ? AND m.left_at IS NULL ORDER BY m.id LIMIT ? OFFSET ?`, groupId, limit, offset,
  );

/** Heads with orders behind this id, for a rule that goes through everybody. */
export const headsBehind = (reader: Reader, id: number, most: number): CustomerId[] =>
  reader.all<{ id: CustomerId }>('SELECT id FROM customers WHERE id > ? AND head_id = id AND orders > 0 ORDER BY id LIMIT ?', id, most).map((row) => row.id);
