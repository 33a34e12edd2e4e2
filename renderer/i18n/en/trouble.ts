import type { trouble as zh } from '../zh-CN/trouble.ts';
import type { Words } from '../words.ts';

export const trouble: Words<typeof zh> = {
  title: '',
};
