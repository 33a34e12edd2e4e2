/**
 * What each platform is asked at most. None of them publishes one figure that holds for every shop and every call; these are careful guesses
 * below what shops of ordinary size are known to be granted. A platform that wants less says so, and is obeyed (`later`).
 */
export const paces = {
  taobao: { perSecond: 8, atOnce: 4 },
  douyin: { perSecond: 8, atOnce: 4 },
  pinduoduo: { perSecond: 5, atOnce: 3 },
} as const;
