/** SF-3: as much of a name as people who pack may read: its first character. `欧阳雨馨` → `欧***`; blanks of Latin names stay. */
export const maskedName = (name: string): string => {
  const [first, ...rest] = [...name.trim()];
  return first === undefined ? '' : `${first}${rest.map((character) => (/\s/u.test(character) ? character : '*')).join('')}`;
};

/** SF-3: a phone by its last four digits. */
export const maskedPhone = (phone: string): string => {
  const digits = phone.replace(/\D/g, '');
  return digits === '' ? '' : `${'*'.repeat(Math.max(0, digits.length - 4))}${digits.slice(-4)}`;
};

/** SF-3: names of receivers in an answer, however deep, are masked; everything else stays as it is. */
export const withMaskedReceivers = (answer: unknown): unknown => {
  if (Array.isArray(answer)) return answer.map(withMaskedReceivers);
  if (answer === null || typeof answer !== 'object' || Object.getPrototypeOf(answer) !== Object.prototype) return answer;
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, name === 'receiverName' && typeof value === 'string' ? maskedName(value) : withMaskedReceivers(value)]));
};

type Receiver = { readonly receiver_name: string; readonly receiver_phone: string; readonly detail: string };
/** Shorter pieces of an address stand in half of all addresses. */
const tellingPiece = 4;

/** SF-3: one line of a paper that is only looked at: the receiver's name, phone and address in it are masked, all else stays. */
export const maskedLine = (text: string, { receiver_name: name, receiver_phone: phone, detail }: Receiver): string => {
  const named = [[name, maskedName(name)], [phone, maskedPhone(phone)], [detail, '****']] as const;
  const masked = named.reduce((line, [whole, mask]) => (whole === '' ? line : line.replaceAll(whole, mask)), text);
  const piece = masked.trim();
  // A long address is broken into lines; each is a piece of it.
  return [...piece].length >= tellingPiece && (detail.includes(piece) || name.includes(piece)) ? '****' : masked;
};
