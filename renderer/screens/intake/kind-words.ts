import i18next from 'i18next';

const wordFor = (key: string): string | undefined => (i18next.exists(key) ? i18next.t(key, { defaultValue: '' }) : undefined);

/** What a file holds: `taobao.list` is platform and part, other kinds stand by themselves. */
export const kindWords = (kind: string): string => {
  const whole = wordFor(`intake:kind.${kind}`);
  if (whole !== undefined) return whole;
  return kind
    .split(/[._: ]/)
    .map((part) => wordFor(`terms:platform.${part}`) ?? wordFor(`intake:kind.${part}`) ?? part)
    .join(' · ');
};
