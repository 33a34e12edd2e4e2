import { expect, test } from 'vitest';
import { held, heldMade, tuned, tunedMade, type Block } from '../../fixtures/entry/blocks.ts';
import { judge } from '../../support/judge-block.ts';

const wrongOf = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) => {
    const wrong = judge(block);
    return wrong.length === 0 ? [] : [`${block.text.replace(/\n/g, '⏎')}\n   ${wrong.join('\n   ')}`];
  });

test('IN-4: the blocks that the rules were made with come out right, all of them', () => {
  expect(tuned.length + tunedMade.length + held.length + heldMade.length).toBeGreaterThanOrEqual(150);
  expect(wrongOf([...tuned, ...tunedMade])).toEqual([]);
});

test('IN-4: of the blocks held out nine in ten come out right in every part', () => {
  const blocks = [...held, ...heldMade];
  const wrong = wrongOf(blocks);
  const share = 1 - wrong.length / blocks.length;
  console.log(`held out: ${blocks.length - wrong.length} of ${blocks.length} (${(share * 100).toFixed(1)} %)`);
  expect(share).toBeGreaterThanOrEqual(0.9);
});
