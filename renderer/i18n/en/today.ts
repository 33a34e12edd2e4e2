import type { today as zh } from '../zh-CN/today.ts';
import type { Words } from '../words.ts';

export const today: Words<typeof zh> = {
  title: '',
};
