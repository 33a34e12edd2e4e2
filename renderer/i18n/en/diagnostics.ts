import type { diagnostics as zh } from '../zh-CN/diagnostics.ts';
import type { Words } from '../words.ts';

export const diagnostics: Words<typeof zh> = {
  title: '',
};
