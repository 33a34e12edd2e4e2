import type { stock as zh } from '../zh-CN/stock.ts';
import type { Words } from '../words.ts';

export const stock: Words<typeof zh> = {
  title: 'Stock',
};
