import type { Client } from '../../shared/contract/index.ts';

declare global {
  interface Window {
    readonly backroom: Client;
  }
}
