import type { Answer } from './answer.ts';

/** What a platform says went wrong, in its own codes and words. */
export type Said = { readonly code: string; readonly words: string };

/** Words of "this parcel is told already", whatever the number in front of them. */
export const saysShippedAlready = ({ code, words }: Said): boolean => /B27\b/.test(code) || /已(?:经)?发(?:货|运)|重复发货|(?:不能|无需|请勿)重复(?:发货|提交)|已经?出库|already (?:been )?(?:shipped|sent|consigned)/i.test(words);

/** Words of "this number was given back already", or was never in use. */
export const saysCancelledAlready = ({ words }: Said): boolean => /已(?:经)?(?:被)?(?:取消|回收|作废)|重复取消|already (?:been )?cancell?ed/i.test(words);

export const saysTooOften = ({ code, words }: Said): boolean => /limited|flow-?control|too-?many|frequen/i.test(code) || /限流|流控|频繁|调用次数|ban will last|too many|rate limit|frequency/i.test(words);

/** Of a service, not of what was asked of it. */
export const saysBusy = ({ code, words }: Said): boolean => /^isp\./i.test(code) || /系统(?:繁忙|忙|异常|内部错误)|服务(?:繁忙|不可用|暂时|超时|异常)|稍后(?:再试|重试)|请重试|超时|service.{0,12}(?:busy|unavailable|error|timeout)|timed? ?out/i.test(words);

/** Our clock is not theirs; nothing was done. */
export const saysWrongClock = ({ code, words }: Said): boolean => /timestamp/i.test(code) || /时间戳|timestamp/i.test(words);

/** `This ban will last for 12 more seconds`, `请12秒后再试`. */
const askedWait = (words: string): number | null => {
  const seconds = /(\d{1,6})\s*(?:more\s+)?(?:seconds?|secs?|秒)/i.exec(words)?.[1];
  return seconds === undefined ? null : Number(seconds) * 1000;
};

export const later = ({ code, words }: Said): Answer<never> => ({ kind: 'later', afterMs: askedWait(words), code, words });
export const noRight = ({ code, words }: Said): Answer<never> => ({ kind: 'no_right', code, words });

/** A wrong clock puts itself right with the next look; until then nothing can be told. */
export const clockWrong = (said: Said): Answer<never> => ({ kind: 'later', afterMs: null, code: 'clock_wrong', words: said.words === '' ? '本机时间与平台相差太多，请校准电脑时间。' : `${said.words}（请校准电脑时间）` });
