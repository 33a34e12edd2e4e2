import type { refusals as zh } from '../zh-CN/refusals.ts';
import type { Words } from '../words.ts';

export const refusals: Words<typeof zh> = {
  unknown: { what: 'That was not done ({{code}}).', todo: 'Nothing was changed. Please try again; if it stays, export the diagnostics under “About & diagnostics”.' },
  app: {
    call_failed: { what: 'Backroom did not answer.', todo: 'Nothing was changed. Try again; if it stays, open Backroom anew.' },
  },
};
