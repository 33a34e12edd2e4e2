import type { QuickReplyId, StaffId } from '../../shared/domain/ids.ts';
import type { Reader, Writer } from './database.ts';

export type StoredReply = { id: QuickReplyId; title: string; text: string; position: number; used: number };

export const allReplies = (reader: Reader): StoredReply[] => reader.all<StoredReply>('SELECT id, title, text, position, used FROM quick_replies ORDER BY position, id');
export const replyById = (reader: Reader, id: QuickReplyId): StoredReply | undefined => reader.first<StoredReply>('SELECT id, title, text, position, used FROM quick_replies WHERE id = ?', id);

export const insertReply = (writer: Writer, title: string, text: string, at: number, by: StaffId): QuickReplyId =>
  writer.run('INSERT INTO quick_replies (title, text, position, changed_at, changed_by) VALUES (?, ?, (SELECT coalesce(max(position), 0) + 1 FROM quick_replies), ?, ?)', title, text, at, by).id as QuickReplyId;

export const writeReply = (writer: Writer, id: QuickReplyId, title: string, text: string, at: number, by: StaffId): void => {
  writer.run('UPDATE quick_replies SET title = ?, text = ?, changed_at = ?, changed_by = ? WHERE id = ?', title, text, at, by, id);
};

export const deleteReply = (writer: Writer, id: QuickReplyId): void => {
  writer.run('DELETE FROM quick_replies WHERE id = ?', id);
};

export const countReplyUsed = (writer: Writer, id: QuickReplyId): boolean => writer.run('UPDATE quick_replies SET used = used + 1 WHERE id = ?', id).changes === 1;

export const swapReplies = (writer: Writer, one: StoredReply, other: StoredReply): void => {
  writer.run('UPDATE quick_replies SET position = ? WHERE id = ?', other.position, one.id);
  writer.run('UPDATE quick_replies SET position = ? WHERE id = ?', one.position, other.id);
};
