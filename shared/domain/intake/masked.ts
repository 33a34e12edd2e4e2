/**
 * IN-5: receiver data with the platform's stars in it. Only ever asked about a receiver's name, phone and address: a star in a
 * product title (`T恤 2*3件`) is nobody's mask. A courtesy (`张先生`) is no mask, nor is a virtual number with its extension.
 */

const star = /[*＊﹡✱∗⁎※⁂✻✲]/;
/** Signs that stand for hidden letters when there are several, or one at the end of a name. */
const blots = '●○•◦■□◆▇█▓☆★◎⊙';
/** `138xxxx0000`, `138●●●●0000`, `138····0000`, `138…0000`: letters and dots that stand for digits. */
const hiddenDigits = new RegExp(`\\d[-\\s]?(?:[xX${blots}·#_?？]{3,}|[.。]{3,}|…+)[-\\s]?\\d|^(?:\\+?86[-\\s]?)?[xX${blots}]{3,}\\d*$|\\d{3,}[-\\s]?[xX${blots}]{3,}$`);
/** What platforms hand out instead of text to those without permission: `~AbC…==~1~`, `##…##`, `$$…$$`, `@…@`, or the bare cipher. */
const cipherText = /^[~#$@]{1,2}[A-Za-z0-9+/=_~#$@-]{12,}$/;
const bareCipher = /^(?=[^]*\d)(?=[^]*[a-z])(?=[^]*[A-Z])[A-Za-z0-9+/_-]{20,}={0,2}$/;
/** Said in words. */
const hiddenWords = /^[[【(（<]?(?:信息)?(?:已|被)?(?:加密|脱敏|隐藏|密文|屏蔽)(?:信息|数据|处理|显示)?[\]】)）>]?$|(?:信息|姓名|电话|手机号?|地址|号码|收[件货]人).{0,4}(?:已|被)(?:加密|脱敏|隐藏|屏蔽)|\[(?:加密|密文|脱敏)[^\]]*\]|^(?:encrypted|masked|hidden|redacted)$/i;

const isHidden = (text: string): boolean => cipherText.test(text) || bareCipher.test(text) || hiddenWords.test(text);

export const isMaskedName = (name: string): boolean =>
  star.test(name) || isHidden(name) || new RegExp(`[${blots}×]+$|^[${blots}×]+`).test(name) || /^\p{Script=Han}{1,2}[xX]{1,3}$|^[xX]{1,3}(?!(?:先生|女士|小姐|太太|同学|老师)$)\p{Script=Han}{1,2}$|^.[xX]{2}$|^\p{Script=Han}{1,2}某{1,2}$|^某{1,2}\p{Script=Han}?$/u.test(name);

export const isMaskedPhone = (phone: string): boolean => star.test(phone) || hiddenDigits.test(phone) || isHidden(phone.replace(/\s/g, ''));

const maskedPlace = /(?:[xX×✕]{1,}|某{1,2})(?:路|街|道|巷|弄|号|栋|幢|座|楼|室|单元|小区|村|镇|乡|省|市|区|县)(?![a-zA-Z])/;

export const isMaskedAddress = (address: string): boolean =>
  star.test(address) || isHidden(address) || new RegExp(`[${blots}×✕]{2,}`).test(address) || (maskedPlace.test(address) && !/[A-Za-z]{1,}[xX]\s?(?:路|街)/.test(address.replace(/[xX]{2,}/g, '')));

/** A part that is nothing but mask says nothing at all. */
export const isOnlyMask = (text: string): boolean => new RegExp(`^(?:[*＊﹡✱∗⁎※\\s-]+|[${blots}×✕\\s]+|[xX]{2,})$`).test(text) && text.trim() !== '' && !/^[\s-]+$/.test(text);
