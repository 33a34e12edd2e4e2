import type { Page } from '@playwright/test';

type Client = Readonly<Record<string, Readonly<Record<string, (input: unknown) => Promise<Answer>>>>>;
type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly refusal: { readonly code: string } };

/** Asks the app through the window's own client, `feature.operation`. What comes back is the caller's to know. */
export const ask = async <T>(page: Page, name: string, input: unknown = null): Promise<T> => {
  const answer = await page.evaluate(
    async ([feature, operation, given]) => (globalThis as unknown as { backroom: Client }).backroom[String(feature)]?.[String(operation)]?.(given),
    [...name.split('.'), input],
  );
  if (answer?.ok !== true) throw new Error(`${name} was refused: ${answer?.refusal.code ?? 'unknown'}`);
  return answer.value as T;
};

/** Waits until something that the app does in its own time has happened. */
export const until = async (what: string, happened: () => Promise<boolean>, limitMs = 60_000): Promise<void> => {
  const deadline = Date.now() + limitMs;
  while (!(await happened())) {
    if (Date.now() > deadline) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
};
