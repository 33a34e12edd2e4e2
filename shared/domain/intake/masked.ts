/**
 * IN-5: receiver data with the platform's stars in it. Only ever asked about a receiver's name, phone and address: a star in a
 * product title (`T恤 2*3件`) is nobody's mask.
 */

const star = /[*＊﹡✱∗⁎※]/;
/** `138xxxx0000`, `138●●●●0000`: letters and dots that stand for digits. */
const hiddenDigits = /\d[xX●○•·#]{3,}\d|^[xX●○•]{3,}\d*$/;
/** What platforms hand out instead of text to those without permission: `~AbC…==~1~`, `##…##`, `$$…$$`. */
const cipherText = /^[~#$]{1,2}[A-Za-z0-9+/=_~#$-]{16,}$/;

export const isMaskedName = (name: string): boolean =>
  star.test(name) || cipherText.test(name) || /[●○•×]{1,}$|^.[xX]{2}$/.test(name);

export const isMaskedPhone = (phone: string): boolean => star.test(phone) || hiddenDigits.test(phone) || cipherText.test(phone);

export const isMaskedAddress = (address: string): boolean => star.test(address) || cipherText.test(address) || /[●○]{2,}/.test(address);

/** A part that is nothing but mask says nothing at all. */
export const isOnlyMask = (text: string): boolean => /^[*＊﹡✱∗⁎\s]+$/.test(text);
