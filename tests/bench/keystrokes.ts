import type { Page } from '@playwright/test';
import { percentile, type Figure } from './figure.ts';

/** CS-5: from a key in the search box to the list it means on the screen. */
const keystrokeLimitMs = 33;
/** Between two keys of a quick typist. */
const betweenKeysMs = 150;

/** As people look for an order: a number from its middle, a name, a phone's tail, pinyin, a street, goods, a filter, and something that is not there. */
const typed = ['7710', '13800', '欧阳', 'ouyang', 'zs', '人民路', '成都 13', 'flag:yellow', '>200', 'NZ801', 'qqqzz'] as const;

type Timed = { readonly keystrokes: number[] };

/** Types letter by letter on the orders screen of the real window; milliseconds from each key to the first frame with the list of that text. */
const timeKeys = async (page: Page): Promise<number[]> => {
  await page.evaluate(() => {
    const timings: number[] = [];
    let pressedAt: number | null = null;
    window.addEventListener('input', (event) => { pressedAt = event.timeStamp; }, { capture: true });
    const watched = document.querySelector('main[data-screen="orders"]') ?? document.body;
    new MutationObserver(() => {
      if (pressedAt === null) return;
      const shown = watched.querySelector('[data-list-of]')?.getAttribute('data-list-of');
      const wanted = document.activeElement instanceof HTMLInputElement ? document.activeElement.value.trim() : null;
      if (shown !== wanted) return;
      const from = pressedAt;
      pressedAt = null;
      requestAnimationFrame(() => setTimeout(() => timings.push(performance.now() - from)));
    }).observe(watched, { subtree: true, childList: true, characterData: true, attributes: true });
    (window as unknown as Timed & { keystrokes: number[] }).keystrokes = timings;
  });
  for (const text of typed) {
    await page.keyboard.press('Control+K');
    for (const character of text) {
      await page.keyboard.insertText(character);
      await page.waitForTimeout(betweenKeysMs);
    }
    await page.keyboard.press('Escape');
    await page.waitForTimeout(betweenKeysMs);
  }
  return page.evaluate(() => (window as unknown as Timed).keystrokes);
};

export const benchKeystrokes = async (main: Page, size: string): Promise<Figure> => {
  await main.keyboard.press('Alt+2');
  await main.locator('main[data-screen="orders"] [role="grid"]').waitFor();
  const timings = await timeKeys(main);
  const keys = typed.reduce((sum, text) => sum + [...text.replaceAll(' ', '')].length, 0);
  if (timings.length < keys * 0.9) throw new Error(`only ${timings.length} lists were seen for ${keys} keys`);
  const p95 = percentile(timings, 0.95);
  return { name: `orders.keystroke_to_list_p95_with_${size}_orders`, value: p95, unit: 'ms', ratio: p95 / keystrokeLimitMs, goal: { atMost: 1 } };
};
