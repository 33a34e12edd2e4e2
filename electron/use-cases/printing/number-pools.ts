import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { PoolRead } from '../../../shared/contract/numbers.ts';
import { indexInRoll } from '../../../shared/domain/printing/number-roll.ts';
import { mostPastedNumbers, readingPastedNumbers, type PastedNumbers } from '../../../shared/domain/printing/pasted-numbers.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Reader } from '../../store/database.ts';
import { numberCounts } from '../../store/number-counts.ts';
import { giveBackFree, insertPoolNumbers, knownAmong } from '../../store/number-pool.ts';
import { activeRolls } from '../../store/number-rolls.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';
import { rollOf } from './give-numbers.ts';
import { breathe } from './survey-batch.ts';

/** Numbers added in one transaction: a few milliseconds, so that nobody waits while a long list goes in. */
const portion = 500;
const mostNamed = 20;

/** PR-5: numbers fetched from couriers earlier, per courier; from counts that the store keeps. */
export const listPools = (services: Services): Result<OutputFor<'numbers', 'pools'>> => {
  const counts = numberCounts(readerOf(services));
  const numbersOf = (courierCode: string, state: string): number =>
    counts.find((count) => count.courier_code === courierCode && count.state === state)?.numbers ?? 0;
  return ok(counts.filter(({ state }) => state === 'free').map(({ courier_code: courierCode, numbers, newest_at }) => ({
    courierCode, free: numbers, taken: numbersOf(courierCode, 'pool_taken'), givenBack: numbersOf(courierCode, 'given_back'), newestAt: newest_at,
  })));
};

/** What the shop has of this courier already, on forms of rolls in use too. */
const knownOf = (reader: Reader, courierCode: string, numbers: readonly string[]): ReadonlySet<string> => {
  const known = new Set(knownAmong(reader, courierCode, numbers));
  for (const stored of activeRolls(reader, courierCode)) {
    if (stored.used >= stored.size) continue;
    const roll = rollOf(stored);
    for (const number of numbers) if (number.length === roll.firstNumber.length && (indexInRoll(roll, number) ?? -1) >= stored.used) known.add(number);
  }
  return known;
};

const readInSteps = async ({ text, courierCode }: InputFor<'numbers', 'addToPool'>): Promise<PastedNumbers> => {
  const reading = readingPastedNumbers(text, courierCode);
  for (;;) {
    const step = reading.next();
    if (step.done === true) return step.value;
    await breathe();
  }
};

type Taking = (numbers: readonly string[]) => Result<ReadonlySet<string>>;

const readInPortions = async (input: InputFor<'numbers', 'addToPool'>, take: Taking): Promise<Result<PoolRead>> => {
  const { numbers, odd, unreadable, repeated, tooMany } = await readInSteps(input);
  if (tooMany) return refuse('printing.too_many_numbers', { most: mostPastedNumbers }, 'text');
  if (numbers.length === 0 && unreadable.length === 0) return refuse('printing.no_numbers_pasted', undefined, 'text');
  const known: string[] = [];
  for (let from = 0; from < numbers.length; from += portion) {
    const some = numbers.slice(from, from + portion);
    const taken = take(some);
    if (!taken.ok) return taken;
    known.push(...some.filter((number) => taken.value.has(number)));
    await breathe();
  }
  const gone = new Set(known);
  const oddOnes = odd.filter((number) => !gone.has(number));
  return ok({
    added: numbers.length - known.length, known: known.length, someKnown: known.slice(0, mostNamed), odd: oddOnes.length, someOdd: oddOnes.slice(0, mostNamed),
    unreadable: unreadable.length, someUnreadable: unreadable.slice(0, mostNamed), repeated,
  });
};

/** What `addToPool` would do; nothing is written. */
export const previewPool = (services: Services, input: InputFor<'numbers', 'previewPool'>): Promise<Result<PoolRead>> =>
  readInPortions(input, (numbers) => ok(knownOf(readerOf(services), input.courierCode, numbers)));

/**
 * PR-5: adds a pasted list to the courier's pool, portion by portion; each is whole. After a crash in between the same list is pasted
 * again: what is in already is known then.
 */
export const addToPool = async (services: Services, caller: Caller, input: InputFor<'numbers', 'addToPool'>): Promise<Result<PoolRead>> =>
  readInPortions(input, (numbers) =>
    act(services, caller.staffId, ({ writer, at, trace, emit }) => {
      const known = knownOf(writer, input.courierCode, numbers);
      const fresh = numbers.filter((number) => !known.has(number));
      if (fresh.length > 0) {
        insertPoolNumbers(writer, input.courierCode, fresh, caller.staffId, at);
        trace({
          action: 'number_pool.added', subject: 'number_pool', subjectId: null,
          after: { courier: input.courierCode, count: fresh.length, first: fresh[0] ?? '', last: fresh.at(-1) ?? '' },
        });
        emit('printing.changed', {});
      }
      return ok(known);
    }));

/** PR-5: every free number of the courier's pool goes back to it: none of them is given out any more, each stays in the ledger. */
export const giveBackPool = async (
  services: Services, caller: Caller, input: InputFor<'numbers', 'giveBackPool'>,
): Promise<Result<OutputFor<'numbers', 'giveBackPool'>>> => {
  let givenBack = 0;
  for (;;) {
    const some = act(services, caller.staffId, ({ writer, at, trace, emit }) => {
      const count = giveBackFree(writer, input.courierCode, portion, input.reason, caller.staffId, at);
      if (count > 0) {
        trace({ action: 'number_pool.given_back', subject: 'number_pool', subjectId: null, after: { courier: input.courierCode, count, reason: input.reason } });
        emit('printing.changed', {});
      }
      return ok(count);
    });
    if (!some.ok) return some;
    givenBack += some.value;
    if (some.value < portion) break;
    await breathe();
  }
  return givenBack === 0 ? refuse('printing.pool_empty', { courierCode: input.courierCode }) : ok({ givenBack });
};
