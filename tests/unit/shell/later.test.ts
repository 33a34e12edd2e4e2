import { describe, expect, test } from 'vitest';
import { createLater } from '../../../electron/shell/later.ts';

const recorded = () => {
  const said: string[] = [];
  const later = createLater(() => {
    said.push('loaded');
    return Promise.resolve('desk');
  });
  const standing = (name: string) =>
    later.andThen((loaded) => {
      said.push(`${name} started with ${loaded}`);
      return () => {
        said.push(`${name} stopped`);
        return Promise.resolve();
      };
    });
  return { said, later, standing };
};

describe('a part of the app that is loaded when it is wanted first', () => {
  test('it is loaded once, and what waits for it is started then', async () => {
    const { said, later, standing } = recorded();
    const first = standing('shop');
    expect(said).toEqual([]);
    expect(later.now()).toBeUndefined();
    await Promise.all([later.want(), later.want(), first.whenStarted()]);
    expect(later.now()).toBe('desk');
    const second = standing('shop moved');
    expect(said).toEqual(['loaded', 'shop started with desk', 'shop moved started with desk']);
    await first.stop();
    await second.stop();
    expect(said.slice(-2)).toEqual(['shop stopped', 'shop moved stopped']);
  });

  test('what ended before it was loaded is never started, and loads nothing', async () => {
    const { said, later, standing } = recorded();
    await standing('shop').stop();
    expect(said).toEqual([]);
    await later.want();
    expect(said).toEqual(['loaded']);
  });

  test('what fails to start says so to everybody who needs it, and the next one starts', async () => {
    const { said, later, standing } = recorded();
    const broken = later.andThen(() => {
      throw new Error('no table');
    });
    await expect(broken.whenStarted()).rejects.toThrow('no table');
    await expect(broken.whenStarted()).rejects.toThrow('no table');
    await broken.stop();
    await standing('shop').whenStarted();
    expect(said).toEqual(['loaded', 'shop started with desk']);
  });

  test('a load that failed is tried again', async () => {
    let tries = 0;
    const later = createLater(() => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Error('disk')) : Promise.resolve('desk');
    });
    await expect(later.want()).rejects.toThrow('disk');
    expect(await later.want()).toBe('desk');
  });
});
