import type { printing as zh } from '../zh-CN/printing.ts';
import type { Words } from '../words.ts';

export const printing: Words<typeof zh> = {
  title: 'Printing',
};
