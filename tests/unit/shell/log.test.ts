import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openLog } from '../../../electron/shell/log.ts';
import { temporaryFolder } from '../../support/temp-folder.ts';

test('case 19: whatever an error carries, no phone, no number and no name of a person gets into the log, however it is written', async () => {
  const logFolder = temporaryFolder('log');
  const log = openLog({ logFolder, dataFolder: logFolder, renderer: '', preload: '', workers: '', resources: '' });
  const phones = ['19912345678', '199-1234-5678', '199 1234 5678', '199.1234.5678', '+8619912345678', '１９９１２３４５６７８', '0571-88886666'];
  for (const phone of phones) {
    log.bug('printing', new Error(`金丝雀甲 ${phone} 金丝雀路七百号`));
    log.info(`order 35150000000000000 of 金丝雀甲, phone${phone}`);
  }
  const read = (): string => readFileSync(join(logFolder, 'backroom.log'), 'utf8');
  for (let tries = 0; tries < 100; tries += 1) {
    await pause(50);
    try {
      if (read().split('phone').length > phones.length) break;
    } catch {
      // Its library is loaded with the first line.
    }
  }
  const lines = read().split('\n').map((line) => line.replace(/^\S+ /, ''));
  expect(lines.length).toBeGreaterThan(phones.length * 2);
  const said = lines.filter((line) => !line.trimStart().startsWith('at ')).join('\n');
  for (const secret of [...phones, '5678', '５６７８', '金丝雀', '七百', '35150']) expect({ secret, is: said.includes(secret) }).toEqual({ secret, is: false });
});
