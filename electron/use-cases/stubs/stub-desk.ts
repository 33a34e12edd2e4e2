import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { daysToVerify, type VerifyScope } from '../../store/stub-verify.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';
import { eraseDisposed, fillBacklog, sealDays } from './upkeep.ts';
import { nothingVerified, verifyAside, withVerdict, type Verification } from './verification.ts';

/** The archive's own work: it fills in, seals and erases by itself, and verifies when asked. */
export type StubDesk = {
  /** Seals what is over and goes on with what was left undone; one round at a time. */
  readonly tend: () => Promise<void>;
  readonly verification: () => Verification;
  /** Starts a verification. Refused while one runs: `stubs.verifying`. */
  readonly verify: (caller: Caller, scope: VerifyScope) => Result<null>;
  /** Resolves with the verification that runs or ran last, when it has ended. */
  readonly whenVerified: () => Promise<Verification>;
  readonly stopVerifying: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type StubDeskOptions = {
  /** The built `stub-worker.cjs`, or its source under a Node that strips types. */
  readonly workerFile: string | URL;
  readonly onBug: (error: unknown) => void;
  readonly everyMs?: number;
};

/** A shop that closes at night seals at the next start; one that stays open, soon after midnight. */
const usualRoundMs = 5 * 60 * 1000;
/** The window comes first. */
const firstRoundMs = 4_000;
const tellEveryMs = 200;

export const startStubDesk = (services: Services, { workerFile, onBug, everyMs = usualRoundMs }: StubDeskOptions): StubDesk => {
  let stopped = false;
  let tending: Promise<void> | undefined;
  let verification = nothingVerified;
  let running: ReturnType<typeof verifyAside> | undefined;
  let verified: Promise<Verification> = Promise.resolve(verification);
  let toldAt = 0;
  const going = (): boolean => !stopped;

  const round = async (): Promise<void> => {
    try {
      await fillBacklog(services, going);
      await sealDays(services, going);
      await eraseDisposed(services, going);
    } catch (error) {
      if (!stopped) onBug(error);
    }
  };
  const tend = (): Promise<void> => {
    tending ??= round().finally(() => {
      tending = undefined;
    });
    return tending;
  };
  const tell = (always: boolean): void => {
    const now = performance.now();
    if (!always && now - toldAt < tellEveryMs) return;
    toldAt = now;
    services.emit('stubs.changed', {});
  };
  const end = (caller: Caller, scope: VerifyScope, ended: Verification['state']): Verification => {
    running = undefined;
    verification = { ...verification, state: ended, endedAt: services.now() };
    const { stubs, problemCount, problems } = verification;
    if (!stopped) {
      act(services, caller.staffId, (step) => {
        step.trace({
          action: 'stubs.verified', subject: 'stub_day', subjectId: null,
          after: { from: scope.first, to: scope.last, ended, stubs, problems: problemCount, numbers: problems.slice(0, 20).map(({ waybillNumber }) => waybillNumber) },
        });
        return ok(null);
      });
      tell(true);
    }
    return verification;
  };

  const first = setTimeout(() => void tend(), firstRoundMs);
  const timer = setInterval(() => void tend(), everyMs);
  first.unref();
  timer.unref();
  return {
    tend,
    verification: () => verification,
    verify: (caller, scope) => {
      if (running !== undefined) return refuse('stubs.verifying');
      verification = { ...nothingVerified, state: 'running', days: daysToVerify(readerOf(services), scope).length };
      running = verifyAside(workerFile, services.store.file, scope, (verdict) => {
        verification = withVerdict(verification, verdict);
        tell(false);
      }, onBug);
      verified = running.ended.then((ended) => end(caller, scope, ended));
      tell(true);
      return ok(null);
    },
    whenVerified: () => verified,
    stopVerifying: async () => {
      await running?.stop();
      await verified;
    },
    stop: async () => {
      stopped = true;
      clearTimeout(first);
      clearInterval(timer);
      await running?.stop();
      await tending;
    },
  };
};
