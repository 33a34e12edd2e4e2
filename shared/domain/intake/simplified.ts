/** Characters of column names and statuses as they are written in Taiwan and Hong Kong → as the tables of names have them. */
const pairs =
  '訂订單单編编號号電电話话數数額额狀状態态貨货費费運运規规顏颜碼码買买備备註注時时間间價价實实產产幣币聯联絡络縣县區区鄉乡鎮镇郵邮遞递詳详細细總总計计優优稱称賣卖賬账帳账戶户門门發发園园臺台灣湾國国際际機机個个條条雙双與与員员賓宾宝宝寶宝貝贝銷销項项選选購购點点別别類类庫库櫃柜倉仓稅税應应確确認认轉转匯汇繳缴退退換换';

const map: ReadonlyMap<string, string> = (() => {
  const known = new Map<string, string>();
  for (let at = 0; at + 1 < pairs.length; at += 2) known.set(pairs[at] ?? '', pairs[at + 1] ?? '');
  return known;
})();

/** Only for comparing names; what people wrote is never changed. */
export const simplified = (text: string): string => (/[\u4e00-\u9fff]/.test(text) ? [...text].map((character) => map.get(character) ?? character).join('') : text);
