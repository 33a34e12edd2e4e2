import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** scrypt with N=2^15 (about 190 ms): slow for a thief with the file, quick enough for a packer. */
const cost = 2 ** 15;
const keyBytes = 32;

const derive = (pin: string, salt: Buffer, N: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(pin, salt, keyBytes, { N, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });

/** `scrypt$N$salt$key`, base64. */
export const hashPin = async (pin: string): Promise<string> => {
  const salt = randomBytes(16);
  return `scrypt$${cost}$${salt.toString('base64')}$${(await derive(pin, salt, cost)).toString('base64')}`;
};

export const pinMatches = async (pin: string, hash: string): Promise<boolean> => {
  const [scheme, N, salt, key] = hash.split('$');
  if (scheme !== 'scrypt' || N === undefined || salt === undefined || key === undefined) return false;
  const expected = Buffer.from(key, 'base64');
  const derived = await derive(pin, Buffer.from(salt, 'base64'), Number(N));
  return derived.length === expected.length && timingSafeEqual(derived, expected);
};
