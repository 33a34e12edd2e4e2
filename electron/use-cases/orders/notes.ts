import type { OrderId } from '../../../shared/domain/ids.ts';
import type { OrderFlag } from '../../../shared/domain/intake/order-draft.ts';
import { composeNote, flagWords, foreignPieces, platformNotes, type ComposedNote, type PlatformNotes } from '../../../shared/domain/orders/platform-notes.ts';
import type { Reader } from '../../store/database.ts';
import { orderById, type StoredOrder } from '../../store/orders/order-row.ts';
import { insertNoteMessage, isNoteThere, lastNoteTold, notesTold, withdrawNotes } from '../../store/outbox.ts';
import type { Act } from '../services.ts';
import { settleRefusals } from '../sync/outbox-commands.ts';

/** More than any platform's note holds. */
const mostComposed = 200;

const textsOf = (reader: Reader, orderId: OrderId): string[] =>
  reader.all<{ text: string }>('SELECT text FROM order_notes WHERE order_id = ? ORDER BY id DESC LIMIT ?', orderId, mostComposed).map(({ text }) => text);

/** What was written at the platform by somebody else and is in none of our notes. */
const foreignIn = (reader: Reader, order: StoredOrder, ours: readonly string[]): string[] =>
  order.platform_note === '' ? [] : foreignPieces(order.platform_note, ours, notesTold(reader, order.id));

export type NoteOut = ComposedNote & { readonly flag: OrderFlag; readonly flagNumber: number | null };

const outOf = (reader: Reader, order: StoredOrder, rules: PlatformNotes, notes: readonly string[]): NoteOut | null => {
  if (rules.note === null) return null;
  const [composed, flag] = [composeNote(notes, rules.note), rules.flags[order.flag]];
  const stands = (): boolean => order.platform_note !== '' || isNoteThere(reader, order.id);
  const text = composed.text === '' && rules.note.needsText === true ? flagWords(flag?.name, flag === undefined && stands()) : composed.text;
  return { ...composed, text, flag: order.flag, flagNumber: flag?.number ?? null };
};

/** To the platform a part of an order, an exchange or what is sent again is no order of its own. */
const isTold = (order: StoredOrder): boolean => order.derived_from === null && platformNotes[order.platform].note !== null;

/** CS-4: the note that the platform would have with one more of ours on top; null = the platform keeps none. Shown before it goes out. */
export const noteOutOf = (reader: Reader, order: StoredOrder, oneMore = ''): NoteOut | null => {
  if (!isTold(order)) return null;
  const ours = textsOf(reader, order.id);
  const foreign = foreignIn(reader, order, ours);
  const notes = [...(foreign.length === 0 ? [] : [foreign.join('；')]), ...ours];
  return outOf(reader, order, platformNotes[order.platform], oneMore.trim() === '' ? notes : [oneMore, ...notes]);
};

/**
 * CS-4: the platform will be told the order's note and flag if they are not what it has. What somebody wrote there is first taken over as a
 * note of the order, so that nothing is overwritten unread. Said twice, nothing happens.
 */
export const tellNote = (step: Act, orderId: OrderId): void => {
  const order = orderById(step.writer, orderId);
  if (order === undefined || !isTold(order)) return;
  const rules = platformNotes[order.platform];
  const last = lastNoteTold(step.writer, orderId);
  const out = outOf(step.writer, order, rules, textsOf(step.writer, orderId));
  if (out === null) return;
  if (out.text === '' && out.flagNumber === null && rules.note?.needsText === true) {
    // Nothing stands there, and what was to be said is not true any more.
    if (withdrawNotes(step.writer, orderId, step.at)) settleRefusals(step, orderId);
    return;
  }
  const known = last ?? { text: order.platform_note, flag: order.platform_flag ?? 'grey' };
  const knownNumber = rules.flags[known.flag]?.number ?? null;
  if (out.text === known.text && (out.flagNumber === knownNumber || out.flagNumber === null)) return;
  insertNoteMessage(step.writer, {
    platform: order.platform, orderId, platformOrderNumber: order.platform_order_number, text: out.text, flag: out.flag, flagNumber: out.flagNumber,
  }, step.at);
  // One that was refused before is told anew.
  settleRefusals(step, orderId);
};

/** What somebody wrote at the platform becomes a note of ours, older than the next one. */
export const adoptPlatformNote = (step: Act, orderId: OrderId): void => {
  const order = orderById(step.writer, orderId);
  if (order === undefined || !isTold(order)) return;
  const foreign = foreignIn(step.writer, order, textsOf(step.writer, orderId));
  if (foreign.length === 0) return;
  const text = foreign.join('；');
  step.writer.run('INSERT INTO order_notes (order_id, at, staff_id, text) VALUES (?, ?, NULL, ?)', orderId, step.at, text);
  step.trace({ action: 'order.note_adopted', subject: 'order', subjectId: orderId, after: { text } });
};

/** CS-4: adds to the order's notes, with author and time; nothing is ever changed or taken out. The platform is told. */
export const appendNote = (step: Act, orderId: OrderId, text: string): void => {
  adoptPlatformNote(step, orderId);
  step.writer.run('INSERT INTO order_notes (order_id, at, staff_id, text) VALUES (?, ?, ?, ?)', orderId, step.at, step.staffId, text);
  step.trace({ action: 'order.noted', subject: 'order', subjectId: orderId, after: { text } });
  tellNote(step, orderId);
  step.reindex(orderId);
  step.emit('orders.changed', { orderIds: [orderId] });
};
