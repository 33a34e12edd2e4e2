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
