import type { orders as zh } from '../zh-CN/orders.ts';
import type { Words } from '../words.ts';

export const orders: Words<typeof zh> = {
  title: '',
};
