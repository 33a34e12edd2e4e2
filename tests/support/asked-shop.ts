import type { Page } from '@playwright/test';
import type { Client } from '../../shared/contract/index.ts';
import type { Result } from '../../shared/domain/result.ts';

type Features = Omit<Client, 'listen' | 'pathOfDroppedFile'>;
type Answered<Call> = Call extends (...input: never[]) => Promise<Result<infer Value>> ? Value : never;

/** Asks main through the window's own client, as its screens do. A refusal fails the test. */
export const askShop = async <F extends keyof Features, O extends keyof Features[F] & string>(
  page: Page, feature: F, operation: O, input: unknown = null,
): Promise<Answered<Features[F][O]>> => {
  const answer = await page.evaluate(
    ([name, called, given]) => (globalThis as unknown as { backroom: Record<string, Record<string, (value: unknown) => Promise<unknown>>> }).backroom[name]![called]!(given),
    [feature, operation, input] as const,
  ) as Result<Answered<Features[F][O]>>;
  if (!answer.ok) throw new Error(`${feature}.${operation} was refused: ${answer.refusal.code}`);
  return answer.value;
};
