import type { collections as zh } from '../zh-CN/collections.ts';
import type { Words } from '../words.ts';

export const collections: Words<typeof zh> = {
  title: 'Hand-over',
};
