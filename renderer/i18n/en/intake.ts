import type { intake as zh } from '../zh-CN/intake.ts';
import type { Words } from '../words.ts';

export const intake: Words<typeof zh> = {
  title: '',
};
