import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openAtomicFile, refuseFileError, removeLeftovers } from '../../../electron/printing/atomic-file.ts';
import { temporaryFolder } from '../../support/temp-folder.ts';

describe('files that are wholly there or not at all', () => {
  test('nothing has the name before commit, everything after', () => {
    const folder = temporaryFolder('atomic');
    const path = join(folder, 'a.pdf');
    const file = openAtomicFile(path);
    file.write(Buffer.from('one '));
    expect(readdirSync(folder)).not.toContain('a.pdf');
    file.write(Buffer.from('two'));
    file.commit();
    expect(readFileSync(path, 'utf8')).toBe('one two');
    file.discard();
    expect(readdirSync(folder)).toEqual(['a.pdf']);
  });

  test('discarded, or left by a crash, it is gone; files of others stay', () => {
    const folder = temporaryFolder('atomic');
    openAtomicFile(join(folder, 'a.pdf')).discard();
    expect(readdirSync(folder)).toEqual([]);
    openAtomicFile(join(folder, 'b.pdf')).write(Buffer.from('half'));
    writeFileSync(join(folder, 'mine.part'), '');
    removeLeftovers(folder);
    expect(readdirSync(folder)).toEqual(['mine.part']);
    removeLeftovers(join(folder, 'not there'));
  });

  test.each([
    ['ENOENT', 'printing.folder_missing'], ['EACCES', 'printing.folder_not_writable'], ['EROFS', 'printing.folder_not_writable'], ['ENOSPC', 'printing.disk_full'],
    ['EDQUOT', 'printing.disk_full'], ['EIO', 'printing.file_not_written'],
  ])('%s is told as %s, with the folder', (code, refusal) => {
    expect(refuseFileError(Object.assign(new Error('x'), { code }), '/spool/a.pdf')).toMatchObject({ refusal: { code: refusal, params: { folder: '/spool' } } });
  });

  test('a bug is not taken for a full disk', () => {
    expect(() => refuseFileError(new TypeError('undefined is not a function'), '/spool/a.pdf')).toThrow(TypeError);
  });
});
