import { indexRegions, type RegionData, type RegionIndex } from '../../shared/domain/intake/regions.ts';
import { readPasted } from '../../shared/domain/entry/read-pasted.ts';
import china from '../../resources/regions/china.json' with { type: 'json' };
import type { Block } from '../fixtures/entry/blocks.ts';

export const regions: RegionIndex = indexRegions(china as unknown as RegionData);

/** What of a block was read wrongly; empty = all of it came out right. */
export const judge = (block: Block): readonly string[] => {
  const read = readPasted(block.text, regions);
  const wrong: string[] = [];
  const check = (what: string, fits: boolean, got: unknown): void => {
    if (!fits) wrong.push(`${what}: ${JSON.stringify(got)}`);
  };
  check('name', read.name === block.name, read.name);
  check('phone', read.phone?.replace(/\s/g, '') === block.phone.replace(/\s/g, ''), read.phone);
  const [province = '', city = '', district = ''] = block.place.split('|');
  if (block.place !== '||') check('place', (province === '' || read.place.province === province) && (city === '' || read.place.city === city) && (district === '' || read.place.district === district), read.place);
  if (block.detail !== '') check('detail', (read.place.detail ?? '').startsWith(block.detail) && !(read.place.detail ?? '').includes(block.name), read.place.detail);
  const lines = block.goods.split(';');
  for (const line of lines) {
    const [words = '', count = ''] = line.split('×');
    const fits = read.goods.some((goods) => goods.quantity === Number(count) && words.split(' ').every((word) => [goods.title, goods.code, goods.colour, goods.size].some((part) => part?.includes(word) === true)));
    check('goods', fits, read.goods.map(({ title, code, colour, size, quantity }) => ({ title, code, colour, size, quantity })));
  }
  check('goods', read.goods.length <= lines.length + 1, read.goods.length);
  if (block.total !== undefined) check('total', read.totalFen === block.total || read.paidFen === block.total, [read.totalFen, read.paidFen]);
  if (block.freight !== undefined) check('freight', read.freightFen === block.freight, read.freightFen);
  if (block.payment !== undefined) check('payment', read.payment === block.payment, read.payment);
  return wrong;
};
